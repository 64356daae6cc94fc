import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { hoursText, parseHours } from '../../../domain/time/week-hours.ts'

/** An hour of the week as row and column of the drawing. */
interface Cell {
  readonly day: number
  readonly hour: number
}

const cellOf = (hour: number): Cell => ({ day: Math.floor(hour / 24), hour: hour % 24 })

/** Every hour in the rectangle between two. */
export function hoursBetween(a: number, b: number): readonly number[] {
  const [one, other] = [cellOf(a), cellOf(b)]
  const [firstDay, lastDay] = [Math.min(one.day, other.day), Math.max(one.day, other.day)]
  const [firstHour, lastHour] = [Math.min(one.hour, other.hour), Math.max(one.hour, other.hour)]
  return Array.from({ length: lastDay - firstDay + 1 }, (_, day) =>
    Array.from({ length: lastHour - firstHour + 1 }, (__, hour) => (firstDay + day) * 24 + firstHour + hour),
  ).flat()
}

const steps: Readonly<Record<string, readonly [days: number, hours: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
}

/** The hour that a key leads to; it stays within the week. */
export function hourAfter(hour: number, key: string): number | null {
  const step = steps[key]
  if (!step) return null
  const { day, hour: at } = cellOf(hour)
  return Math.min(6, Math.max(0, day + step[0])) * 24 + Math.min(23, Math.max(0, at + step[1]))
}

/** Chooses hours of the week: a click, a drag, or the arrow keys with shift to widen and enter to take. */
export function useHourBrush(chosen: string | undefined, onChoose: (hours: string | undefined) => void) {
  const anchor = useRef<number | null>(null)
  const [span, setSpan] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const draft = span ? hoursBetween(span.from, span.to) : null
  const taken = draft ?? (chosen ? parseHours(chosen) : null)
  const take = (hours: readonly number[]) => {
    const text = hoursText(hours)
    onChoose(text === chosen ? undefined : text)
    setSpan(null)
  }
  const under = ({ clientX, clientY }: PointerEvent) => {
    const cell = document.elementFromPoint(clientX, clientY)
    const hour = cell instanceof HTMLElement ? cell.dataset.hour : undefined
    return hour === undefined ? null : Number(hour)
  }
  return {
    taken: taken ? new Set(taken) : null,
    cursor: span?.to ?? null,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        const hour = event.button === 0 ? under(event) : null
        if (hour === null) return
        event.currentTarget.setPointerCapture(event.pointerId)
        anchor.current = hour
        setSpan({ from: hour, to: hour })
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const hour = anchor.current === null ? null : under(event)
        if (hour !== null && anchor.current !== null) setSpan({ from: anchor.current, to: hour })
      },
      onPointerUp: () => {
        if (anchor.current !== null && draft) take(draft)
        anchor.current = null
      },
      onPointerCancel: () => {
        anchor.current = null
        setSpan(null)
      },
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const at = span?.to ?? taken?.[0] ?? 0
        const next = hourAfter(at, event.key)
        if (next !== null) setSpan({ from: event.shiftKey && span ? span.from : event.shiftKey ? at : next, to: next })
        else if (event.key === 'Enter' || event.key === ' ') take(draft ?? [at])
        else if (event.key === 'Escape') {
          setSpan(null)
          onChoose(undefined)
        } else return
        event.preventDefault()
      },
      onBlur: () => setSpan(null),
    },
  }
}
