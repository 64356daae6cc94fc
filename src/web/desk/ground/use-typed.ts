import { useState } from 'react'
import { isSameRecord } from '../../../domain/place/ground.ts'
import { chosenFor, rebased, type Typed, untouched } from './typed.ts'

export interface Typing<T extends object> extends Typed<T> {
  readonly set: (part: Partial<T>) => void
  readonly choose: (name: keyof T, isTheirs: boolean) => void
  /** What was typed is in the draft: the form follows the record again. */
  readonly settle: () => void
}

/**
 * The fields of a form over a record that others change too: what is typed outlives their changes.
 * @param record null when there is none yet, or when it is gone: then what stood in the form stays
 * @param blank what a form without a record begins with
 */
export function useTyped<T extends object>(record: T | null, blank: T): Typing<T> {
  const [held, setHeld] = useState(() => untouched(record ?? blank))
  const typed = record === null || isSameRecord(held.base, record) ? held : rebased(held, record)
  // While rendering, as React has it for state that follows props: the form is never shown with what no longer is.
  if (typed !== held) setHeld(typed)
  return {
    ...typed,
    set: (part) => setHeld((now) => ({ ...now, values: { ...now.values, ...part } })),
    choose: (name, isTheirs) => setHeld((now) => chosenFor(now, name, isTheirs)),
    settle: () => setHeld((now) => ({ base: now.values, values: now.values, met: [] })),
  }
}
