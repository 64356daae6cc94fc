import { Button } from 'react-aria-components'
import type { OpeningHours } from '../../../domain/place/place.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { words } from './ground-words.ts'

const dayMinutes = 1440
const clock = (minute: number) =>
  `${String(Math.floor((minute % dayMinutes) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

/** A closing time at or before the opening is that of the next day. */
const spanning = (weekday: number, from: number, to: number): OpeningHours => ({
  weekday,
  fromMinute: from,
  toMinute: to > from ? to : to + dayMinutes,
})

interface Props {
  readonly hours: readonly OpeningHours[]
  readonly onChange: (hours: readonly OpeningHours[]) => void
}

/** One line a span of a week; a shop that closes after midnight closes the next day. */
export function OpeningHoursFields({ hours, onChange }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  return (
    <fieldset className="ground-hours">
      <legend className="field-label">{say.hours}</legend>
      {hours.map((each, i) => {
        const change = (next: OpeningHours) => onChange(hours.with(i, next))
        const to = each.toMinute % dayMinutes
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name, and may be equal
          <div key={i}>
            <select
              aria-label={say.weekday}
              value={each.weekday}
              onChange={(event) => change({ ...each, weekday: Number(event.target.value) })}
            >
              {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                <option key={day} value={day}>
                  {format.weekday(day, 'long')}
                </option>
              ))}
            </select>
            <input
              type="time"
              required
              aria-label={say.opens}
              value={clock(each.fromMinute)}
              onChange={({ target }) => target.value && change(spanning(each.weekday, minuteOf(target.value), to))}
            />
            <input
              type="time"
              required
              aria-label={say.closes}
              value={clock(to)}
              onChange={({ target }) =>
                target.value && change(spanning(each.weekday, each.fromMinute, minuteOf(target.value)))
              }
            />
            <Button
              className="button-icon"
              aria-label={say.removeHours}
              onPress={() => onChange(hours.toSpliced(i, 1))}
            >
              <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
                <path d="M5 5l10 10M15 5L5 15" />
              </svg>
            </Button>
          </div>
        )
      })}
      <Button
        className="button-quiet"
        onPress={() =>
          onChange([
            ...hours,
            spanning(
              ((hours.at(-1)?.weekday ?? 0) % 7) + 1,
              hours.at(-1)?.fromMinute ?? 600,
              hours.at(-1)?.toMinute ?? 1080,
            ),
          ])
        }
      >
        {say.addHours}
      </Button>
    </fieldset>
  )
}
