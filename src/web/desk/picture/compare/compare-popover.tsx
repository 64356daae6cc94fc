import { type FormEvent, useState } from 'react'
import { Button, Dialog, Heading, Popover } from 'react-aria-components'
import { parsePeriods } from '../../../../domain/picture/periods.ts'
import { useWords } from '../../../ui/language.tsx'
import type { OverlayProps } from '../../../ui/use-overlay.ts'
import type { CompareProps } from './compare-chip.tsx'
import { words as allWords } from './compare-words.ts'
import { proposedPeriods } from './periods-of.ts'
import './compare.css'

/** Four days that say which weeks to set against each other. */
export function ComparePopover({ picture, search, onChange, isOpen, setOpen, trigger }: CompareProps & OverlayProps) {
  const words = useWords(allWords)
  const [isWrong, setWrong] = useState(false)
  const proposed = proposedPeriods(picture, search)
  const compare = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const days = new FormData(event.currentTarget)
    const day = (name: string) => String(days.get(name) ?? '')
    const text = `${day('before.from')}..${day('before.to')},${day('since.from')}..${day('since.to')}`
    if (!parsePeriods(text)) return setWrong(true)
    // The weeks brushed were what to compare, not what to leave out.
    onChange({ compare: text, from: undefined, to: undefined })
    setOpen(false)
  }
  return (
    <Popover className="popover" placement="top start" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <Dialog className="compare">
        <Heading slot="title">{words.title}</Heading>
        <form onSubmit={compare}>
          <PeriodFields name="before" title={words.before} period={proposed?.before} />
          <PeriodFields name="since" title={words.since} period={proposed?.since} />
          {isWrong ? (
            <p className="notice notice-danger" role="alert">
              {words.wrong}
            </p>
          ) : (
            <p className="small soft">{words.weeks}</p>
          )}
          <footer>
            {search.compare && (
              <Button
                className="button-quiet"
                onPress={() => {
                  onChange({ compare: undefined })
                  setOpen(false)
                }}
              >
                {words.reset}
              </Button>
            )}
            <Button type="submit" className="button-primary">
              {words.submit}
            </Button>
          </footer>
        </form>
      </Dialog>
    </Popover>
  )
}

interface FieldsProps {
  readonly name: string
  readonly title: string
  readonly period: { readonly from: string; readonly to: string } | undefined
}

function PeriodFields({ name, title, period }: FieldsProps) {
  const words = useWords(allWords)
  return (
    <fieldset>
      <legend>{title}</legend>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field-label">
          {words[end]}
          <input type="date" className="select" name={`${name}.${end}`} defaultValue={period?.[end]} required />
        </label>
      ))}
    </fieldset>
  )
}
