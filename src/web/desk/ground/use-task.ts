import { useCallback, useState } from 'react'
import type { Pair } from '../../../domain/geo/geometry.ts'

/** What the map is being used for beside looking. */
export type Task =
  | {
      readonly name: 'draw'
      readonly shape: 'Point' | 'LineString' | 'Polygon'
      readonly isSplit: boolean
      readonly pairs: readonly Pair[]
      readonly onDone: (pairs: readonly Pair[]) => void
    }
  | { readonly name: 'corners' | 'move' }

export type Drawing = Extract<Task, { name: 'draw' }>

/** How many corners a shape needs before it can be done. */
export const cornersNeeded = { Point: 1, LineString: 2, Polygon: 3 } as const

export type TaskControl = ReturnType<typeof useTask>

/** One thing at a time on the map: drawing something, moving corners, moving the whole, or nothing. */
export function useTask() {
  const [task, setTask] = useState<Task | null>(null)
  const cancel = useCallback(() => setTask(null), [])
  const draw = (shape: Drawing['shape'], onDone: Drawing['onDone'], isSplit = false) =>
    setTask({ name: 'draw', shape, isSplit, pairs: [], onDone })
  function finish(drawing: Drawing) {
    if (drawing.pairs.length < cornersNeeded[drawing.shape]) return
    setTask(null)
    drawing.onDone(drawing.pairs)
  }
  function add(drawing: Drawing, pair: Pair) {
    const next = { ...drawing, pairs: [...drawing.pairs, pair] }
    if (drawing.shape === 'Point') finish(next)
    else setTask(next)
  }
  const stepBack = (drawing: Drawing) => setTask({ ...drawing, pairs: drawing.pairs.slice(0, -1) })
  const toggle = (name: 'corners' | 'move') => setTask((held) => (held?.name === name ? null : { name }))
  return { task, cancel, draw, finish, add, stepBack, toggle }
}
