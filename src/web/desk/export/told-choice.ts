import { parsePeriods } from '../../../domain/picture/periods.ts'
import { hoursText, parseHours } from '../../../domain/time/week-hours.ts'
import type { PlacesMessage } from '../../../wire/places.ts'
import type { Formats } from '../../ui/format.ts'
import type { Messages } from '../../ui/messages/sv.ts'
import { floorName } from '../picture/facets.ts'
import type { FilterWords } from '../picture/filter-words.ts'
import { listOf } from '../search.ts'
import type { ExportChoice } from './export-query.ts'
import type { ExportWords } from './export-words.ts'

interface Naming {
  readonly say: ExportWords
  readonly filterWords: FilterWords
  readonly messages: Messages
  readonly format: Formats
  /** Undefined while they are on their way: ids are then told as such. */
  readonly ground: PlacesMessage | undefined
}

interface ChosenPart {
  readonly key: keyof ExportChoice
  readonly title: string
  readonly value: string
}

/** Every part of a choice by name, in words; the record over its keys does not compile when one is forgotten. */
export function choiceInWords(choice: ExportChoice, naming: Naming): readonly ChosenPart[] {
  const { say, filterWords, messages, format, ground } = naming
  const names = (known: Readonly<Record<string, string>>) => (text: string) =>
    format.list(listOf(text).map((key) => known[key] ?? key))
  const areaName = (id: string) => ground?.areas.find((area) => area.id === id)?.name ?? id
  const parts: Record<keyof ExportChoice, readonly [title: string, (text: string) => string]> = {
    groups: [messages.filter.groups, names(messages.groups)],
    sources: [messages.filter.sources, names(messages.sources)],
    from: [say.from, format.dayAndYear],
    to: [say.to, format.dayAndYear],
    codes: [filterWords.codes, names({})],
    areas: [filterWords.areas, (text) => format.list(listOf(text).map(areaName))],
    kinds: [filterWords.kinds, names(messages.kinds)],
    floors: [
      filterWords.floors,
      (text) => format.list(listOf(text).map((floor) => floorName(Number(floor), messages, format))),
    ],
    investigations: [filterWords.investigations, names(filterWords.states)],
    hours: [say.hours, (text) => hoursInWords(text, format)],
    place: [say.place, (id) => ground?.places.find((place) => place.id === id)?.name ?? say.chosenPlace],
    compare: [say.compare, (text) => periodsInWords(text, say, format)],
  }
  return Object.entries(parts).flatMap(([name, [title, read]]) => {
    const key = name as keyof ExportChoice
    const text = choice[key]
    return text === undefined ? [] : [{ key, title, value: read(text) }]
  })
}

/** `114-117,138` as "Fri 18–22, Sat 18–19": stretches are cut at midnight, so that each has its day. */
function hoursInWords(text: string, format: Formats): string {
  const hours = parseHours(text) ?? []
  const stretches = Array.from({ length: 7 }, (_, day) => {
    const ofDay = hours.filter((hour) => Math.floor(hour / 24) === day).map((hour) => hour % 24)
    return hoursText(ofDay)
      .split(',')
      .filter((stretch) => stretch !== '')
      .map((stretch) => {
        const [first = 0, last = first] = stretch.split('-').map(Number)
        return `${format.weekday(day + 1, 'short')} ${format.hour(first)}–${format.hour(last + 1)}`
      })
  })
  return format.list(stretches.flat())
}

function periodsInWords(text: string, say: ExportWords, format: Formats): string {
  const periods = parsePeriods(text)
  if (periods === null) return text
  const told = [periods.before, periods.since].map(
    ({ from, to }) => `${format.dayAndYear(from)} – ${format.dayAndYear(to)}`,
  )
  return say.compared(told[0] ?? '', told[1] ?? '')
}
