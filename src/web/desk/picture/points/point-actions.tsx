import { lazy, Suspense, useState } from 'react'
import { Button } from 'react-aria-components'
import { type PointState, pointRules } from '../../../../domain/point/point.ts'
import type { PointMessage, PointsMessage } from '../../../../wire/points.ts'
import { useWords } from '../../../ui/language.tsx'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'
import type { Decide } from './use-decide.ts'

const MoveDialog = lazy(() => import('./move-dialog.tsx').then((it) => ({ default: it.MoveDialog })))
const MergeDialog = lazy(() => import('./merge-dialog.tsx').then((it) => ({ default: it.MergeDialog })))
const SplitDialog = lazy(() => import('./split-dialog.tsx').then((it) => ({ default: it.SplitDialog })))

/** What every dialog on a point is given: all as it was when the dialog was opened. */
export interface ActionProps {
  readonly point: PointMessage
  readonly all: PointsMessage
  readonly decision: Decide
}

const dialogs = { move: MoveDialog, merge: MergeDialog, split: SplitDialog }
type DialogName = keyof typeof dialogs

/** The next states that the one table allows, and what moves the point. */
export function PointActions({ point, all, decision }: ActionProps) {
  const say = useWords(words)
  const [open, setOpen] = useState<{ readonly dialog: DialogName; readonly seen: PointsMessage } | null>(null)
  const name = usePlaceName()(point.stays.at(-1)?.placeId ?? '')
  const { next, movable } = pointRules[point.state]
  const toState = (state: PointState) =>
    void decision.decide({
      route: 'setPointState',
      names: { pointId: point.id },
      body: (revisionOf) => ({ revision: revisionOf(point.id), state }),
      told: say.did.state(name, say.states[state]),
    })
  const Opened = open && dialogs[open.dialog]
  return (
    <section className="point-buttons" aria-label={say.change}>
      {next.map((state) => (
        <Button key={state} className="button-quiet" isDisabled={decision.isBusy} onPress={() => toState(state)}>
          {say.toState[state]}
        </Button>
      ))}
      {movable &&
        (['move', 'split', 'merge'] as const).map((action) => (
          <Button
            key={action}
            className="button-quiet"
            aria-haspopup="dialog"
            onPress={() => setOpen({ dialog: action, seen: all })}
          >
            {say[action]} …
          </Button>
        ))}
      {Opened && (
        <Suspense>
          <Opened point={point} all={open.seen} decision={decision} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </section>
  )
}
