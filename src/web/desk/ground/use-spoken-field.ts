import type { PlaceId } from '../../../domain/ids.ts'
import type { Ground } from '../../../domain/place/ground.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { words } from './ground-words.ts'

export interface SpokenField {
  readonly titleOf: (field: string) => string
  readonly valueOf: (field: string, value: unknown) => string
}

/** One field of a place, area or walk in words: names and numbers as they are, shapes by where they begin. */
export function useSpokenField(ground: Ground | null): SpokenField {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const titles: Readonly<Record<string, string>> = {
    name: say.name,
    kind: say.kind,
    role: say.role,
    floor: say.floor,
    floorLabel: say.floorLabel,
    indoor: say.indoor,
    geometry: say.coordinates,
    line: say.coordinates,
    corners: say.coordinates,
    openingHours: say.hours,
    parent: say.liesIn,
    from: say.from,
    to: say.to,
    metres: say.metres,
    floors: say.floors,
    oneWay: say.oneWay,
  }
  const named: Readonly<Record<string, string>> = { ...messages.kinds, ...messages.areas, ...say.walkKinds }
  const valueOf = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return '–'
    if (field === 'kind' || field === 'role') return named[String(value)] ?? String(value)
    if (field === 'parent' || field === 'from' || field === 'to')
      return ground?.places.get(value as PlaceId)?.name ?? say.gone
    if (typeof value === 'boolean') return value ? say.yes : say.no
    if (typeof value === 'number') return format.whole(value)
    if (field === 'corners') return withDots(String(value).split(/\s+/))
    if (typeof value !== 'object') return String(value)
    const numbers = JSON.stringify(value).match(/[\d.]{5,}/g) ?? []
    return numbers.length > 0 ? withDots(numbers) : format.whole(Object.keys(value).length)
  }
  return { titleOf: (field) => titles[field] ?? field, valueOf }
}

const withDots = (numbers: readonly string[]) =>
  `${numbers
    .slice(0, 2)
    .map((number) => Math.round(Number(number.replace(',', '.'))))
    .join(' ')} …`
