import { MinHeap } from './min-heap.ts'

/**
 * A network as half-edges: segment e is 2e from its first vertex to its second and 2e + 1 back. A wave on a half-edge runs from
 * its tail to its head.
 */
export interface HalfEdges {
  readonly tail: Int32Array
  /** Of half-edges that leave vertex v: `leaving[start[v]] … leaving[start[v + 1] − 1]`. */
  readonly start: Int32Array
  readonly leaving: Int32Array
  /** Length of each segment in bandwidths, a multiple of 2^−40: sums of them are exact, so equal paths are equal numbers. */
  readonly length: Float64Array
}

const grain = 2 ** 40

export function halfEdges(
  vertexCount: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  lengthMetres: Float64Array,
  bandwidthMetres: number,
): HalfEdges {
  const count = 2 * lengthMetres.length
  const tail = Int32Array.from({ length: count }, (_, half) => (half % 2 === 0 ? from : to)[half >> 1]!)
  const start = new Int32Array(vertexCount + 1)
  for (const vertex of tail) start[vertex + 1]!++
  for (let vertex = 0; vertex < vertexCount; vertex++) start[vertex + 1]! += start[vertex]!
  const next = start.slice()
  const leaving = new Int32Array(count)
  for (let half = 0; half < count; half++) leaving[next[tail[half]!]!++] = half
  // A whole bandwidth and more is all the same: no wave comes to the other end.
  const length = lengthMetres.map((metres) => Math.min(2, Math.round((metres / bandwidthMetres) * grain) / grain))
  return { tail, start, leaving, length }
}

/** Waves in the order in which they set out: on which half-edge, after how many bandwidths of way, and how strong. */
export interface Waves {
  readonly half: Int32Array
  readonly after: Float64Array
  readonly strength: Float64Array
}

/** Below this a wave carries nothing that a double of the whole could show: ends the echoes of very short segments. */
const faintest = 2 ** -50

/**
 * What becomes of a wave of strength 1 that has come along a half-edge to its head, by the equal-split continuous rule (Okabe &
 * Sugihara 2012, §9.2.3): where n segments meet, 2/n goes on along each of the others and 2/n − 1 back, which is less than nothing
 * when n > 2. Waves that meet at a vertex after the same way become one wave a segment, so that their number grows with the number
 * of different lengths of way and not with the number of paths.
 */
export class WaveTracer {
  private readonly edges: HalfEdges
  private readonly heap = new MinHeap()
  /** Strength on each half-edge at the moment that is being met: first of arriving waves, then of those that set out. */
  private readonly arriving: Float64Array
  private readonly leaving: Float64Array
  private half: number[] = []
  private after: number[] = []
  private strength: number[] = []

  constructor(edges: HalfEdges) {
    this.edges = edges
    this.arriving = new Float64Array(edges.tail.length)
    this.leaving = new Float64Array(edges.tail.length)
  }

  /**
   * @param along the half-edge whose head the wave comes to, after no way at all
   * @param reach ways of so many bandwidths or more are not followed
   * @param spend called for each wave; throws when there are too many
   * Cost: O(log waves) a wave, and the number of segments that meet where it ends.
   */
  trace(along: number, reach: number, spend: () => void): Waves {
    this.half = []
    this.after = []
    this.strength = []
    this.heap.clear()
    this.arriving[along] = 1
    this.meet([along], 0, reach, spend)
    while (this.heap.size > 0) {
      const way = this.heap.key
      this.meet(this.arrivalsAt(way), way, reach, spend)
    }
    return {
      half: Int32Array.from(this.half),
      after: Float64Array.from(this.after),
      strength: Float64Array.from(this.strength),
    }
  }

  /** Takes all waves that arrive after this way from the heap and adds those on the same half-edge together. */
  private arrivalsAt(way: number): number[] {
    const arrived: number[] = []
    while (this.heap.size > 0 && this.heap.key === way) {
      const wave = this.heap.entry
      this.heap.pop()
      const half = this.half[wave]!
      if (this.arriving[half] === 0) arrived.push(half)
      this.arriving[half]! += this.strength[wave]!
    }
    return arrived
  }

  private meet(arrived: readonly number[], way: number, reach: number, spend: () => void): void {
    const { tail, start, leaving } = this.edges
    const setOut: number[] = []
    for (const half of arrived) {
      const strength = this.arriving[half]!
      this.arriving[half] = 0
      const vertex = tail[half ^ 1]!
      const [first, end] = [start[vertex]!, start[vertex + 1]!]
      const onward = (2 / (end - first)) * strength
      for (let k = first; k < end; k++) {
        const next = leaving[k]!
        if (this.leaving[next] === 0) setOut.push(next)
        this.leaving[next]! += next === (half ^ 1) ? onward - strength : onward
      }
    }
    for (const half of setOut) this.depart(half, way, reach, spend)
  }

  private depart(half: number, way: number, reach: number, spend: () => void): void {
    const strength = this.leaving[half]!
    this.leaving[half] = 0
    if (Math.abs(strength) < faintest) return
    spend()
    const wave = this.half.push(half) - 1
    this.after.push(way)
    this.strength.push(strength)
    const arrives = way + this.edges.length[half >> 1]!
    if (arrives < reach) this.heap.push(arrives, wave)
  }
}
