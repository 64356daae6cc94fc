import { Button } from 'react-aria-components'
import type { PointMessage, PointsMessage } from '../../../../wire/points.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useMay } from '../../shell/use-operation.ts'
import { DecisionList } from './decision-list.tsx'
import { LineageChart } from './lineage-chart.tsx'
import { PointActions } from './point-actions.tsx'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'
import { SourceWeeks } from './source-weeks.tsx'
import { StateMark } from './state-mark.tsx'
import type { Decide } from './use-decide.ts'

interface Props {
  readonly point: PointMessage
  readonly all: PointsMessage
  readonly decision: Decide
  readonly onOpen: (pointId: string, placeId: string) => void
  readonly onBack: () => void
}

/** All of one point: its state and what may come next, where it has been, what happens there and what was decided. */
export function PointPage({ point, all, decision, onOpen, onBack }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  const placeId = point.stays.at(-1)?.placeId ?? ''
  const name = nameOf(placeId)
  const { closedOn } = point
  return (
    <article className="point-page" aria-label={say.about(say.point, name)}>
      <Button className="button-quiet point-back" onPress={onBack}>
        ← {say.back}
      </Button>
      <header className="point-head">
        <StateMark state={point.state} />
        <div>
          <h2>{name}</h2>
          <p className="small soft">
            {say.states[point.state]} · {say.since(format.dayAndYear(point.openedOn))}
          </p>
        </div>
      </header>
      {closedOn && point.children.length === 0 && <p className="soft">{say.closedFor(format.dayAndYear(closedOn))}</p>}
      <Kin title={say.cameFrom} ids={point.parents} all={all} onOpen={onOpen} />
      <Kin title={say.wentInto} ids={point.children} all={all} onOpen={onOpen} />
      {useMay('point.decide') ? (
        <PointActions point={point} all={all} decision={decision} />
      ) : (
        <p className="soft small">{say.readOnly}</p>
      )}
      <LineageChart point={point} all={all} />
      <SourceWeeks stays={point.stays} />
      <DecisionList point={point} all={all} decision={decision} />
    </article>
  )
}

interface KinProps extends Pick<Props, 'all' | 'onOpen'> {
  readonly title: string
  readonly ids: readonly string[]
}

/** Points that it came out of, or went on as: one press away. */
function Kin({ title, ids, all, onOpen }: KinProps) {
  const nameOf = usePlaceName()
  const kin = all.points.filter(({ id }) => ids.includes(id))
  if (kin.length === 0) return null
  return (
    <p className="point-kin">
      <span className="soft">{title}</span>{' '}
      {kin.map(({ id, stays }) => {
        const placeId = stays.at(-1)?.placeId ?? ''
        return (
          <Button key={id} className="table-link" onPress={() => onOpen(id, placeId)}>
            {nameOf(placeId)}
          </Button>
        )
      })}
    </p>
  )
}
