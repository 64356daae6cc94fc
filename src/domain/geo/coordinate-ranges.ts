import { isGeographic } from './crs.ts'
import { isInSweden } from './projection.ts'

/** What is wrong with a pair of coordinates; each is a `RowProblemCode`. */
export type PositionProblem = 'position.not-finite' | 'position.zero' | 'position.swapped' | 'position.outside'

const within = (value: number, low: number, high: number) => value >= low && value <= high
const isOnEarth = (east: number, north: number) => within(east, -180, 180) && within(north, -90, 90)
const isSwerefTm = (east: number, north: number) =>
  within(east, 200_000, 1_000_000) && within(north, 6_100_000, 7_700_000)
const isSwerefZone = (east: number, north: number) =>
  within(east, -100_000, 500_000) && within(north, 6_100_000, 7_700_000)
const isRt90 = (east: number, north: number) =>
  within(east, 1_150_000, 1_950_000) && within(north, 6_100_000, 7_700_000)
const isUtm = (east: number, north: number) => within(east, 100_000, 900_000) && within(north, 0, 10_000_000)

type RangeTest = (east: number, north: number) => boolean

/** Where coordinates of a system must lie. `inSweden` narrows degrees to where the operation is. */
export function rangeOf(epsg: number, inSweden: boolean): RangeTest {
  if (isGeographic(epsg)) return inSweden ? isInSweden : isOnEarth
  if (epsg === 3006 || epsg === 25833 || epsg === 32633) return isSwerefTm
  if (epsg >= 3007 && epsg <= 3018) return isSwerefZone
  if (epsg === 3021) return isRt90
  if (epsg >= 32601 && epsg <= 32760) return isUtm
  return () => true
}

/**
 * Tells a pair that cannot be meant: not finite, 0,0 (how many systems write "unknown"), or outside the
 * range of its system; swapped when the other order would lie inside. Null: nothing to say.
 */
export function positionProblem(isInside: RangeTest, east: number, north: number): PositionProblem | null {
  if (!Number.isFinite(east) || !Number.isFinite(north)) return 'position.not-finite'
  if (east === 0 && north === 0) return 'position.zero'
  if (isInside(east, north)) return null
  return isInside(north, east) ? 'position.swapped' : 'position.outside'
}

export interface CrsGuess {
  /** `EPSG:…`, or null when the values could be of many systems (a Swedish local zone, a foreign plane). */
  readonly crs: string | null
  /** The columns hold north where east was expected. */
  readonly swapped: boolean
}

const guesses: readonly (readonly [string, RangeTest])[] = [
  ['EPSG:4326', isInSweden],
  ['EPSG:3006', isSwerefTm],
  ['EPSG:3021', isRt90],
]

/**
 * Guesses the system from the ranges of sample values: at least nine pairs in ten must agree. SWEREF 99 TM and
 * the local zones overlap in east 200–500 km; northings alone cannot part them, so the national system is taken
 * (its west coast begins at 270 km, where local zones seldom go) and the preview shows where points land.
 * @param pairs `[east, north]`, unparsed values left out
 */
export function guessCrs(pairs: readonly (readonly [number, number])[]): CrsGuess {
  const known = pairs.filter(([east, north]) => Number.isFinite(east) && Number.isFinite(north) && (east || north))
  const mostly = (test: RangeTest) =>
    known.length > 0 && known.filter(([e, n]) => test(e, n)).length >= known.length * 0.9
  for (const [crs, test] of guesses) {
    if (mostly(test)) return { crs, swapped: false }
    if (mostly((east, north) => test(north, east))) return { crs, swapped: true }
  }
  const degrees = mostly(isOnEarth) && known.some(([east, north]) => east % 1 !== 0 || north % 1 !== 0)
  if (degrees) return { crs: 'EPSG:4326', swapped: false }
  const reversed = mostly((east, north) => isOnEarth(north, east) && Math.abs(north) > 90)
  return { crs: reversed ? 'EPSG:4326' : null, swapped: reversed }
}
