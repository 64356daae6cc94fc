import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { words as roleWords } from '../../role-words.ts'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'
import type { Decide, Refused } from './use-decide.ts'

/** What was just decided, with the way back; or why it was not, with both versions when two people decided at once. */
export function DecideNotice({ decision }: { readonly decision: Decide }) {
  const { told, refused, decide, isBusy, clear } = decision
  const say = useWords(words)
  if (refused) return <RefusedNotice refused={refused} decision={decision} />
  const { undo } = told ?? {}
  return (
    <output className={told ? 'notice notice-quiet point-told' : undefined}>
      {told && <span>{told.text}</span>}
      {undo && (
        <Button
          className="button-quiet"
          isDisabled={isBusy}
          onPress={() => void decide({ route: 'undoPointDecision', names: { decisionId: undo }, told: say.did.undo })}
        >
          {say.undo}
        </Button>
      )}
      {told && (
        <Button className="button-icon" aria-label={say.dismissNotice} onPress={clear}>
          <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
            <path d="M5 5l10 10M15 5L5 15" />
          </svg>
        </Button>
      )}
    </output>
  )
}

interface Props {
  readonly refused: Refused
  readonly decision: Decide
}

function RefusedNotice({ refused, decision: { decide, isBusy, clear } }: Props) {
  const say = useWords(words)
  const isRace = refused.code === 'point.changed'
  return (
    <div className="notice notice-danger point-refused" role="alert">
      {isRace ? <BothVersions refused={refused} /> : <p>{refused.code === 'network' ? say.network : refused.detail}</p>}
      <div className="point-buttons">
        {isRace && (
          <Button className="button-quiet" isDisabled={isBusy} onPress={() => void decide(refused.attempt)}>
            {say.insist}
          </Button>
        )}
        <Button className="button-quiet" onPress={clear}>
          {say.keepTheirs}
        </Button>
      </div>
    </div>
  )
}

/** What one wanted beside what somebody else has made of it. */
function BothVersions({ refused: { attempt, now, pointId } }: { readonly refused: Refused }) {
  const say = useWords(words)
  const roles = useWords(roleWords)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  const point = now?.points.find(({ id }) => id === pointId)
  const newest = now?.decisions.find(({ changes }) => changes.some((change) => change.pointId === pointId))
  const placeId = point?.stays.at(-1)?.placeId
  return (
    <>
      <b>{say.both}</b>
      <dl className="point-versions">
        <dt>{say.yours}</dt>
        <dd>{attempt.told}</dd>
        <dt>{say.theirs}</dt>
        <dd>
          {point && placeId && newest
            ? say.nowIs(nameOf(placeId), say.states[point.state], format.day(newest.on), roles[newest.by.role])
            : say.gone}
        </dd>
      </dl>
    </>
  )
}
