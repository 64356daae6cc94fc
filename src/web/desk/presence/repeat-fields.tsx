import { useSpoken, useWords } from '../../ui/language.tsx'
import { Field, Tick } from './form-parts.tsx'
import { words } from './presence-words.ts'
import { repeatFrom, type ShiftDraft } from './shift-draft.ts'

interface Props {
  readonly draft: ShiftDraft
  readonly onChange: (part: Partial<ShiftDraft>) => void
}

/** Whether a new shift comes again, on which weekdays, and until when. */
export function RepeatFields({ draft, onChange }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const { repeat, date } = draft
  return (
    <div className="presence-ticks">
      <Tick isOn={repeat !== null} onChange={(isOn) => onChange({ repeat: isOn ? repeatFrom(date) : null })}>
        {say.repeats}
      </Tick>
      {repeat && (
        <>
          <fieldset className="weekday-ticks">
            <legend className="field-label">{say.weekdays}</legend>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <Tick
                key={day}
                isOn={repeat.weekdays.includes(day)}
                onChange={(isOn) =>
                  onChange({
                    repeat: {
                      ...repeat,
                      weekdays: isOn ? [...repeat.weekdays, day] : repeat.weekdays.filter((each) => each !== day),
                    },
                  })
                }
              >
                {format.weekday(day, 'short')}
              </Tick>
            ))}
          </fieldset>
          <Field
            label={say.lastDay}
            type="date"
            value={repeat.lastDay}
            min={date}
            onChange={(lastDay) => onChange({ repeat: { ...repeat, lastDay } })}
          />
        </>
      )}
    </div>
  )
}
