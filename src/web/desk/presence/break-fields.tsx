import { Button } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'
import { Field } from './form-parts.tsx'
import { words } from './presence-words.ts'
import type { TimePair } from './shift-draft.ts'

interface Props {
  readonly breaks: readonly TimePair[]
  readonly shiftFrom: string
  readonly onChange: (breaks: readonly TimePair[]) => void
}

/** Breaks of a shift, each from when to when. */
export function BreakFields({ breaks, shiftFrom, onChange }: Props) {
  const say = useWords(words)
  const change = (at: number, part: Partial<TimePair>) =>
    onChange(breaks.map((rest, index) => (index === at ? { ...rest, ...part } : rest)))
  const middle = `${String((Number(shiftFrom.slice(0, 2)) + 4) % 24).padStart(2, '0')}`
  return (
    <fieldset className="presence-ticks">
      <legend className="field-label">{say.breaks}</legend>
      {breaks.map((rest, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- breaks have no name but their number
        <div key={at} className="field-row break-row">
          <Field
            label={say.breakFrom(at + 1)}
            type="time"
            value={rest.from}
            onChange={(from) => change(at, { from })}
          />
          <Field label={say.breakTo(at + 1)} type="time" value={rest.to} onChange={(to) => change(at, { to })} />
          <Button
            className="button-icon"
            aria-label={say.removeBreak(at + 1)}
            onPress={() => onChange(breaks.filter((_, index) => index !== at))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        className="button-quiet"
        onPress={() => onChange([...breaks, { from: `${middle}:00`, to: `${middle}:30` }])}
      >
        {say.addBreak}
      </Button>
    </fieldset>
  )
}
