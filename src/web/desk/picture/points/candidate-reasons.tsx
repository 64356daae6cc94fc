import type { CandidateMessage } from '../../../../wire/points.ts'
import type { Formats } from '../../../ui/format.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { usePlaceName } from './points-queries.ts'
import { type PointWords, words } from './points-words.ts'

type Reason = CandidateMessage['reasons'][number]

/** Beyond this, evidence is a figure that nobody can tell from a larger one. */
const countedTo = 1_000_000

/** Why a place is proposed, each reason with its values. */
export function CandidateReasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  return (
    <ul className="reasons">
      {reasons.flatMap((reason) =>
        sentencesOf(reason, say, format, nameOf).map((text) => (
          <li key={text} className={reason.code === 'watch' || reason.code === 'risen' ? 'reason-more' : undefined}>
            {text}
          </li>
        )),
      )}
    </ul>
  )
}

function sentencesOf(
  reason: Reason,
  { reasons: say, huge }: PointWords,
  format: Formats,
  nameOf: (placeId: string) => string,
): readonly string[] {
  const evidence = (value: number) => (value > countedTo ? huge : format.whole(value))
  switch (reason.code) {
    case 'top':
      return [say.top(format.percent(reason.inTop), format.whole(reason.k))]
    case 'rate':
      return [say.rate(format.rate(reason.value), format.rate(reason.low), format.rate(reason.high))]
    case 'risen':
      return [say.risen(format.change(reason.value), format.change(reason.low), format.change(reason.high))]
    case 'was-point':
      return [say.wasPoint(format.day(reason.until))]
    case 'watch': {
      const { origin } = reason
      return [
        say.watch(format.day(reason.week), evidence(reason.evidence), evidence(reason.enough)),
        ...(origin ? [say.origin(nameOf(origin.placeId), format.whole(origin.metres), origin.onFoot)] : []),
      ]
    }
  }
}
