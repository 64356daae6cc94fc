import { Button, ListBox, ListBoxItem } from 'react-aria-components'
import type { PointDecisionMessage, PointMessage, PointsMessage } from '../../../../wire/points.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Term } from '../../help/term.tsx'
import { words as roleWords } from '../../role-words.ts'
import { useMay } from '../../shell/use-operation.ts'
import { wayOf } from './lineage-rows.ts'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'
import { StateMark } from './state-mark.tsx'
import type { Decide } from './use-decide.ts'

interface Props {
  readonly all: PointsMessage
  readonly decision: Decide
  readonly onOpen: (pointId: string, placeId: string) => void
}

/** What is worked on hardest stands first. */
const order: Readonly<Record<PointMessage['state'], number>> = { active: 0, tapering: 1, watch: 2, closed: 3 }

/** Confirmed points; closed ones and dismissals are folded in below. */
export function PointList({ all, decision, onOpen }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const sorted = all.points.toSorted((a, b) => order[a.state] - order[b.state])
  const [open, ended] = [
    sorted.filter(({ state }) => state !== 'closed'),
    sorted.filter(({ state }) => state === 'closed'),
  ]
  const undone = new Set(all.decisions.map(({ undoes }) => undoes))
  const dismissals = all.decisions.filter(({ verb, id }) => verb === 'dismiss' && !undone.has(id))
  return (
    <section className="point-section" aria-label={say.open}>
      <h2>
        <Term of="point">{say.open}</Term>
      </h2>
      {open.length === 0 ? (
        <p className="soft">{say.none}</p>
      ) : (
        <Rows points={open} all={all} label={say.open} onOpen={onOpen} />
      )}
      {ended.length > 0 && (
        <details className="point-more">
          <summary>{say.ended(format.whole(ended.length))}</summary>
          <Rows points={ended} all={all} label={say.ended(format.whole(ended.length))} onOpen={onOpen} />
        </details>
      )}
      {dismissals.length > 0 && (
        <details className="point-more">
          <summary>{say.dismissed(format.whole(dismissals.length))}</summary>
          <ul className="point-decisions">
            {dismissals.map((each) => (
              <Dismissal key={each.id} dismissal={each} decision={decision} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

interface RowsProps extends Pick<Props, 'all' | 'onOpen'> {
  readonly points: readonly PointMessage[]
  readonly label: string
}

function Rows({ points, all, label, onOpen }: RowsProps) {
  return (
    <ListBox
      className="point-rows"
      aria-label={label}
      onAction={(key) => {
        const placeId = points.find(({ id }) => id === key)?.stays.at(-1)?.placeId
        if (placeId) onOpen(String(key), placeId)
      }}
    >
      {points.map((point) => (
        <Row key={point.id} point={point} all={all} />
      ))}
    </ListBox>
  )
}

function Row({ point, all }: { readonly point: PointMessage; readonly all: PointsMessage }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  const name = nameOf(point.stays.at(-1)?.placeId ?? '')
  const way = wayOf(all.points, point.id)
  const { openedOn, closedOn } = point
  return (
    <ListBoxItem id={point.id} textValue={name} className="point-row">
      <StateMark state={point.state} />
      <span className="point-row-words">
        <b>{name}</b>
        <small>
          {say.states[point.state]} ·{' '}
          {closedOn ? say.until(format.day(openedOn), format.day(closedOn)) : say.since(format.day(openedOn))}
        </small>
        {way.length > 1 && <small className="point-way">{way.map(nameOf).join(' → ')}</small>}
      </span>
    </ListBoxItem>
  )
}

interface DismissalProps {
  readonly dismissal: PointDecisionMessage
  readonly decision: Decide
}

function Dismissal({ dismissal: { id, placeId, reason, on, by, canUndo }, decision }: DismissalProps) {
  const say = useWords(words)
  const roles = useWords(roleWords)
  const { format } = useSpoken()
  const name = usePlaceName()(placeId ?? '')
  const mayDecide = useMay('point.decide')
  return (
    <li>
      <b>{name}</b>
      <small>
        {reason && say.dismissReasons[reason]} · {format.dayAndYear(on)} · {roles[by.role]}
      </small>
      {canUndo && mayDecide && (
        <Button
          className="button-quiet"
          aria-label={say.about(say.undo, name)}
          isDisabled={decision.isBusy}
          onPress={() =>
            void decision.decide({ route: 'undoPointDecision', names: { decisionId: id }, told: say.did.undo })
          }
        >
          {say.undo}
        </Button>
      )}
    </li>
  )
}
