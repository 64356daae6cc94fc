import type { OperationMessage } from '../../../../wire/operations.ts'
import type { PictureMessage } from '../../../../wire/picture.ts'
import type { Formats } from '../../../ui/format.ts'
import type { Messages } from '../../../ui/messages/sv.ts'
import { valueWords } from '../why-parameters.tsx'
import type { words } from './plate-words.ts'

type Provenance = PictureMessage['provenance']

export interface PlateFacts {
  readonly title: string
  /** What was chosen, in words. */
  readonly filter: string
  /** Method, rows, cut-off, checksum and when it was made. */
  readonly origin: string
}

interface About {
  readonly operation: OperationMessage
  readonly provenance: Provenance
  readonly credit: string | null
  readonly now: number
}

/** The lines without which a map on paper is nobody's. */
export function factsOf(
  { operation, provenance, credit, now }: About,
  say: (typeof words)['sv'],
  messages: Messages,
  format: Formats,
): PlateFacts {
  const { cutOff, timeZone, rowCount, method, version, inputHash } = provenance
  return {
    title: operation.simulated ? `${operation.name} (${say.simulated})` : operation.name,
    filter: `${say.filter}: ${filterWords(provenance, messages, format) || say.noFilter}`,
    origin: [
      credit === null ? say.ground : say.groundWithout(credit),
      say.rows(format.whole(rowCount)),
      say.cutOff(format.moment(cutOff, timeZone)),
      say.method(`${method} ${version}`),
      say.hash(inputHash.slice(0, 12)),
      say.made(format.moment(now, timeZone)),
    ].join(' · '),
  }
}

const filterWords = ({ parameters }: Provenance, messages: Messages, format: Formats): string =>
  Object.entries(parameters)
    .filter(([name, value]) => name.startsWith('filter') && value !== null)
    .map(([name, value]) => `${messages.why.parameterNames[name] ?? name} ${valueWords(value, messages, format)}`)
    .join(' · ')
