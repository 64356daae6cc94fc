import { fail } from './check.ts'
import { type LineKernel, type LineShape, lineShapes } from './line-kernel.ts'
import { halfEdges, type Waves, WaveTracer } from './network-waves.ts'
import { checkpoint, type Hooks } from './work.ts'

/** Streets, or corridors, as segments between numbered vertices. One entry a segment. */
export interface Network {
  readonly vertexCount: number
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
  /** 1 mm to 100,000 km */
  readonly lengthMetres: Float64Array
}

/** Places on a network: the segment, and the fraction of its length from its first vertex, 0 to 1. */
export interface NetworkPlaces {
  readonly segment: ArrayLike<number>
  readonly fraction: Float64Array
}

/** Incidents; each counts as 1 where weights, ≥ 0, are left out. */
export interface NetworkEvents extends NetworkPlaces {
  readonly weights?: Float64Array
}

export interface NetworkChoice {
  readonly kernel: LineKernel
  /** Half the support of the kernel: beyond this way an incident counts for nothing. */
  readonly bandwidthMetres: number
  /**
   * Ends the work with `MethodError` when it would take more steps, ten for each wave that is followed, one for each incident whose
   * wave it is and each place that it passes. 3 million and 20,000 for each segment and incident where left out: half a second for
   * a few streets.
   */
  readonly mostSteps?: number
}

export interface NetworkDensity {
  /** At each place asked for: weight per metre of the network. */
  readonly perMetre: Float64Array
  /** On each segment: the integral of the density over it. They sum to the weight of the incidents. */
  readonly onSegment: Float64Array
}

/** Rows grouped by segment: `order[start[s]] … order[start[s + 1] − 1]`, from its first vertex on. */
interface OnSegments {
  readonly start: Int32Array
  readonly order: Int32Array
}

function bySegment({ segment, fraction }: NetworkPlaces, segmentCount: number): OnSegments {
  const start = new Int32Array(segmentCount + 1)
  for (let row = 0; row < fraction.length; row++) start[segment[row]! + 1]!++
  for (let s = 0; s < segmentCount; s++) start[s + 1]! += start[s]!
  const next = start.slice()
  const order = new Int32Array(fraction.length)
  for (let row = 0; row < order.length; row++) order[next[segment[row]!]!++] = row
  for (let s = 0; s < segmentCount; s++) {
    order.subarray(start[s], start[s + 1]).sort((i, j) => fraction[i]! - fraction[j]! || i - j)
  }
  return { start, order }
}

/** The density by its definition, of input that has been checked: see `networkDensity`. */
export function spreadOverNetwork(
  network: Network,
  events: NetworkEvents,
  places: NetworkPlaces,
  choice: NetworkChoice,
  hooks?: Hooks,
): NetworkDensity {
  const { vertexCount, from, to, lengthMetres } = network
  const edges = halfEdges(vertexCount, from, to, lengthMetres, choice.bandwidthMetres)
  const mostSteps = choice.mostSteps ?? 3e6 + 2e4 * (lengthMetres.length + events.fraction.length)
  const spread = new Spread(network, places, { ...choice, mostSteps })
  const tracer = new WaveTracer(edges)
  const { start, order } = bySegment(events, lengthMetres.length)
  for (let segment = 0; segment < lengthMetres.length; segment++) {
    const rows = order.subarray(start[segment], start[segment + 1])
    if (segment % 16 === 0) checkpoint(hooks, segment, lengthMetres.length)
    if (rows.length === 0) continue
    const along = Float64Array.from(rows, (row) => events.fraction[row]! * spread.length[segment]!)
    const back = along.map((way) => spread.length[segment]! - way)
    const weight = Float64Array.from(rows, (row) => events.weights?.[row] ?? 1)
    spread.onOwnSegment(segment, along, weight)
    spread.beyond(tracer.trace(2 * segment, 1 - least(back), spread.spend), back, weight, hooks)
    spread.beyond(tracer.trace(2 * segment + 1, 1 - least(along), spread.spend), along, weight, hooks)
  }
  return spread.result()
}

const least = (values: Float64Array): number => values.reduce((a, b) => Math.min(a, b), Infinity)

/** Sums what incidents add to places and segments. All ways are in bandwidths. */
class Spread {
  readonly length: Float64Array
  private readonly shape: LineShape
  private readonly bandwidthMetres: number
  private readonly start: Int32Array
  private readonly order: Int32Array
  /** Of places in order: the way from the first vertex of their segment, and the height so far. */
  private readonly along: Float64Array
  private readonly height: Float64Array
  private readonly mass: Float64Array
  private readonly mostSteps: number
  private steps = 0

  constructor(
    { lengthMetres }: Network,
    places: NetworkPlaces,
    { kernel, bandwidthMetres, mostSteps }: Required<NetworkChoice>,
  ) {
    this.length = lengthMetres.map((metres) => metres / bandwidthMetres)
    this.shape = lineShapes[kernel]
    this.bandwidthMetres = bandwidthMetres
    this.mostSteps = mostSteps
    const { start, order } = bySegment(places, lengthMetres.length)
    this.start = start
    this.order = order
    this.along = Float64Array.from(order, (row) => places.fraction[row]! * this.length[places.segment[row]!]!)
    this.height = new Float64Array(order.length)
    this.mass = new Float64Array(lengthMetres.length)
  }

  readonly spend = (): void => this.count(10)

  private count(steps: number): void {
    this.steps += steps
    if (this.steps > this.mostSteps) fail('too-many', 'bandwidthMetres', `at most ${this.mostSteps} steps`)
  }

  /** The straight way along the segment itself, both to the ends. */
  onOwnSegment(segment: number, along: Float64Array, weight: Float64Array): void {
    const { at, massTo } = this.shape
    for (let i = 0; i < along.length; i++) {
      const here = along[i]!
      const toEnd = this.length[segment]! - here
      this.mass[segment]! += weight[i]! * (massTo(Math.min(1, here)) + massTo(Math.min(1, toEnd)))
      for (let k = this.start[segment]!; k < this.start[segment + 1]!; k++) {
        const way = Math.abs(this.along[k]! - here)
        if (way < 1) this.height[k]! += weight[i]! * at(way)
      }
      this.count(this.start[segment + 1]! - this.start[segment]! + 1)
    }
  }

  /** Waves beyond an end of the segment, for incidents so far from that end. */
  beyond(waves: Waves, toEnd: Float64Array, weight: Float64Array, hooks?: Hooks): void {
    for (let i = 0; i < toEnd.length; i++) {
      if (i % 64 === 63) checkpoint(hooks, i, toEnd.length)
      for (let k = 0; k < waves.half.length; k++) {
        const way = toEnd[i]! + waves.after[k]!
        if (way >= 1) break
        this.pass(waves.half[k]!, way, weight[i]! * waves.strength[k]!)
      }
    }
  }

  /** A wave that sets out on a half-edge after this way. */
  private pass(half: number, way: number, strength: number): void {
    const { at, massTo } = this.shape
    const segment = half >> 1
    const length = this.length[segment]!
    this.mass[segment]! += strength * (massTo(Math.min(1, way + length)) - massTo(way))
    const [first, end] = [this.start[segment]!, this.start[segment + 1]!]
    const forward = half % 2 === 0
    let k = forward ? first : end - 1
    for (; k >= first && k < end; k += forward ? 1 : -1) {
      const there = way + (forward ? this.along[k]! : length - this.along[k]!)
      if (there >= 1) break
      this.height[k]! += strength * at(there)
    }
    this.count(1 + Math.abs(k - (forward ? first : end - 1)))
  }

  result(): NetworkDensity {
    const perMetre = new Float64Array(this.order.length)
    for (let k = 0; k < this.order.length; k++) perMetre[this.order[k]!] = this.height[k]! / this.bandwidthMetres
    return { perMetre, onSegment: this.mass }
  }
}
