import type { Precision } from '../feature/precision.ts'

/**
 * What may lie between the ground and the places: incidents by cell, what police found by cell (it shows where they
 * were), hot and cold spots by Gi*, density by kernels.
 */
export const layerKinds = ['incidents', 'found', 'hot-spots', 'density'] as const
export type LayerKind = (typeof layerKinds)[number]

/** How far apart the middles of cells may be asked to lie, in metres: each about twice the one before. */
export const cellSizes = [20, 40, 80, 160, 320, 640, 1280, 2560] as const
export type CellSize = (typeof cellSizes)[number]

/** Why a method was not run: there is nothing, or too little for its answer to mean anything. */
export const layerNotes = ['nothing', 'too-little'] as const
export type LayerNote = (typeof layerNotes)[number]

const smallUnder = 5

/**
 * A count as far as a reader is cleared. Who is not cleared for exact positions never learns a number from 1 to 4, and
 * others in steps of five, rounded down, so that no small one can be worked out from a sum (methods §5).
 */
export function toldCount(count: number, cleared: Precision): number | null {
  if (cleared === 'exact' || count === 0) return count
  return count < smallUnder ? null : Math.floor(count / smallUnder) * smallUnder
}
