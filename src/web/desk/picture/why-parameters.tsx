import type { PlaceKind } from '../../../domain/place/place.ts'
import type { PictureMessage } from '../../../wire/picture.ts'
import type { Formats } from '../../ui/format.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import type { Messages } from '../../ui/messages/sv.ts'
import { words as allWords } from './filter-words.ts'

type Provenance = PictureMessage['provenance']
type Parameter = Provenance['parameters'][string]

/** A day, or a moment whose day is what matters. */
const isDate = /^\d{4}-\d{2}-\d{2}(?:T|$)/

/** A value as people read it: days, kinds of place and groups by their names, the rest as it is. */
export function valueWords(value: Parameter, messages: Messages, format: Formats): string {
  if (typeof value === 'number') return value.toLocaleString(format.locale)
  if (typeof value !== 'string') return String(value)
  if (value === '') return messages.why.none
  if (isDate.test(value)) return format.dayAndYear(value)
  const names = value.split(' ').map((key) => messages.kinds[key as PlaceKind] ?? messages.groups[key])
  return names.every((name) => name !== undefined) ? format.list(names) : value
}

/** Everything that one needs to run it again, but for the rows. */
export function WhyParameters({ provenance }: { readonly provenance: Provenance }) {
  const { messages, format } = useSpoken()
  const { parameters: names } = useWords(allWords)
  const parameters = Object.entries({ ...provenance.parameters, seed: provenance.seed })
  return (
    <ul className="parameters">
      {parameters
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <li key={name}>
            {messages.why.parameterNames[name] ?? names[name] ?? name} <b>{valueWords(value, messages, format)}</b>
          </li>
        ))}
    </ul>
  )
}
