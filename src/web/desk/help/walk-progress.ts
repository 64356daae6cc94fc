import { useSyncExternalStore } from 'react'

const key = 'narvaro.walk'
const changed = new EventTarget()

/** Where in the first walk one is; `done` when it was ended or not wanted, null before anything was said. */
export type WalkAt = number | 'done' | null

/** Kept in this browser only: nobody else is told how far anyone came. */
function set(at: number | 'done'): void {
  localStorage.setItem(key, String(at))
  changed.dispatchEvent(new Event('change'))
}

export const startWalk = (): void => set(0)
export const goTo = (step: number): void => set(step)
export const endWalk = (): void => set('done')

export function walkAtOf(kept: string | null): WalkAt {
  if (kept === null) return null
  return /^\d$/.test(kept) ? Number(kept) : 'done'
}

function subscribe(listener: () => void) {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}

export const useWalk = (): WalkAt => walkAtOf(useSyncExternalStore(subscribe, () => localStorage.getItem(key)))
