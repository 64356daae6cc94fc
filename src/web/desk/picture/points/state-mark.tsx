import type { PointMessage } from '../../../../wire/points.ts'
import './state-mark.css'

/** Full while it is worked on, half while that tapers, a ring with a dot while it is watched, empty when it is closed. */
export function StateMark({ state }: { readonly state: PointMessage['state'] }) {
  return (
    <svg className="state-mark" viewBox="0 0 16 16" data-state={state} aria-hidden="true">
      <rect x="1.5" y="1.5" width="13" height="13" rx="4" />
      {state === 'tapering' && <path d="M1.5 8h13v2.5a4 4 0 0 1-4 4h-5a4 4 0 0 1-4-4z" />}
      {state === 'watch' && <circle cx="8" cy="8" r="2.5" />}
    </svg>
  )
}
