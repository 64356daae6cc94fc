import type { ReactNode } from 'react'
import type { UnitKind } from '../../../domain/shift/unit.ts'

/** A shape for each kind, so that no one needs colours to tell them apart. */
const shapes: Record<UnitKind, ReactNode> = {
  'police-patrol': (
    <path d="M8 1.500l5.500 2v4.500c0 3.300-2.300 5.500-5.500 6.500-3.200-1-5.500-3.200-5.500-6.500v-4.500z" />
  ),
  guard: <rect x="2.500" y="2.500" width="11" height="11" rx="1.500" />,
  'safety-host': <circle cx="8" cy="8" r="6" />,
  'youth-worker': <path d="M8 1.800l6.500 12h-13z" />,
  'night-walker': <path d="M12.500 10.500a6 6 0 1 1-5-8.800 5 5 0 0 0 5 8.800z" />,
}

export function KindMark({ kind }: { readonly kind: UnitKind }) {
  return (
    <svg className="kind-mark" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[kind]}
    </svg>
  )
}
