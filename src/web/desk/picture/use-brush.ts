import { type PointerEvent, useRef, useState } from 'react'
import { between, type WeekRange, withEnd } from './weeks.ts'

interface Brush {
  readonly range: WeekRange
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: () => void
  /** One end moved to a week by the keys. */
  readonly onEnd: (end: 'first' | 'last', week: number) => void
}

/** Draws a range of weeks with a pointer, or moves its ends with the keys; says so when the hand lets go. */
export function useBrush(count: number, chosen: WeekRange, onChoose: (range: WeekRange) => void): Brush {
  const anchor = useRef<number | null>(null)
  const [draft, setDraft] = useState<WeekRange | null>(null)
  const range = draft ?? chosen
  const weekUnder = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const week = Math.floor(((event.clientX - left) / width) * count)
    return Math.min(count - 1, Math.max(0, week))
  }
  return {
    range,
    onPointerDown: (event) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      anchor.current = weekUnder(event)
      setDraft(between(anchor.current, anchor.current))
    },
    onPointerMove: (event) => {
      if (anchor.current !== null) setDraft(between(anchor.current, weekUnder(event)))
    },
    onPointerUp: () => {
      anchor.current = null
      if (draft) onChoose(draft)
      setDraft(null)
    },
    onEnd: (end, week) => onChoose(withEnd(range, end, week)),
  }
}
