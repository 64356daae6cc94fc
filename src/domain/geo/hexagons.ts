import type { PlanePoint } from './geometry.ts'

/** A hexagon of an endless grid, by its two axes. */
export interface HexCell {
  readonly q: number
  readonly r: number
}

const root3 = Math.sqrt(3)

/** The six neighbours of a cell, as steps. */
export const hexSteps: readonly HexCell[] = [
  { q: 1, r: 0 },
  { q: 1, r: -1 },
  { q: 0, r: -1 },
  { q: -1, r: 0 },
  { q: -1, r: 1 },
  { q: 0, r: 1 },
]

/** The cell whose middle is nearest. @param metres between the middles of neighbours */
export function hexAt({ eastMetres, northMetres }: PlanePoint, metres: number): HexCell {
  const r = (2 * northMetres) / (root3 * metres)
  return nearest(eastMetres / metres - r / 2, r)
}

/** Cube rounding: the three coordinates sum to 0, and the one that was rounded most gives way. */
function nearest(q: number, r: number): HexCell {
  const s = -q - r
  const [roundQ, roundR, roundS] = [Math.round(q), Math.round(r), Math.round(s)]
  const [offQ, offR, offS] = [Math.abs(roundQ - q), Math.abs(roundR - r), Math.abs(roundS - s)]
  if (offQ > offR && offQ > offS) return { q: -roundR - roundS, r: roundR }
  return offR > offS ? { q: roundQ, r: -roundQ - roundS } : { q: roundQ, r: roundR }
}

export const hexMiddle = ({ q, r }: HexCell, metres: number): PlanePoint => ({
  eastMetres: metres * (q + r / 2),
  northMetres: (metres * root3 * r) / 2,
})

/** Corners as steps from the middle, counter-clockwise, a point upwards. */
export const hexCorners = (metres: number): readonly PlanePoint[] =>
  Array.from({ length: 6 }, (_, i) => {
    const turn = Math.PI / 6 + (i * Math.PI) / 3
    return { eastMetres: (metres / root3) * Math.cos(turn), northMetres: (metres / root3) * Math.sin(turn) }
  })
