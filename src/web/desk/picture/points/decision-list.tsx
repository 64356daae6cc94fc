import { Button } from 'react-aria-components'
import type { PointDecisionMessage } from '../../../../wire/points.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { words as roleWords } from '../../role-words.ts'
import { useMay, useOperation } from '../../shell/use-operation.ts'
import type { ActionProps } from './point-actions.tsx'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'

/** What was decided about the point, newest first, undone decisions too; the newest that stands can be undone. */
export function DecisionList({ point, all, decision }: ActionProps) {
  const say = useWords(words)
  const mayDecide = useMay('point.decide')
  const undone = new Set(all.decisions.map(({ undoes }) => undoes))
  const own = all.decisions.filter(({ changes }) => changes.some(({ pointId }) => pointId === point.id))
  return (
    <section className="point-section" aria-label={say.decisions}>
      <h2>{say.decisions}</h2>
      <ol className="point-decisions">
        {own.map((each) => (
          <li key={each.id} className={undone.has(each.id) ? 'point-undone' : undefined}>
            <DecisionWords decision={each} pointId={point.id} isUndone={undone.has(each.id)} />
            {each.canUndo && mayDecide && (
              <Button
                className="button-quiet"
                aria-label={say.about(say.undo, say.verbs[each.verb])}
                isDisabled={decision.isBusy}
                onPress={() =>
                  void decision.decide({
                    route: 'undoPointDecision',
                    names: { decisionId: each.id },
                    told: say.did.undo,
                  })
                }
              >
                {say.undo}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface WordsProps {
  readonly decision: PointDecisionMessage
  readonly pointId: string
  readonly isUndone: boolean
}

function DecisionWords({ decision, pointId, isUndone }: WordsProps) {
  const say = useWords(words)
  const roles = useWords(roleWords)
  const { format } = useSpoken()
  const { timeZone } = useOperation()
  const { verb, at, on, by, seenBy } = decision
  const what = useWhat(decision, pointId)
  return (
    <div>
      <b>{say.verbs[verb]}</b> {what}
      {isUndone && <em className="point-mark"> {say.undoneMark}</em>}
      <small>
        {format.moment(at, timeZone)}, {say.by(roles[by.role], by.organisation)}
      </small>
      {seenBy && (
        <small>
          {say.holdsFrom(format.day(on))},{' '}
          {say.seenBy(say.seerRoles[seenBy.role], say.seerOrganisations[seenBy.organisation])}
        </small>
      )}
    </div>
  )
}

/** From what to what: places when it moved, states when that is what changed. */
function useWhat({ changes }: PointDecisionMessage, pointId: string): string {
  const say = useWords(words)
  const nameOf = usePlaceName()
  const change = changes.find((each) => each.pointId === pointId)
  const { from, to } = change ?? {}
  if (!from) return to ? `${nameOf(to.placeId)}, ${say.states[to.state]}` : ''
  if (!to) return ''
  if (from.placeId !== to.placeId) return say.fromTo(nameOf(from.placeId), nameOf(to.placeId))
  return say.fromTo(say.states[from.state], say.states[to.state])
}
