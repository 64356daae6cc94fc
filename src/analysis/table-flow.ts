import { MinHeap } from './min-heap.ts'
import type { TableNetwork } from './table-network.ts'

/**
 * Other tables that agree with what is shown: amounts sent round circles of the network, in which a hidden number may rise
 * without limit and fall to `least`, and a shown one may not change.
 */
export class TableFlow {
  private readonly network: TableNetwork
  private readonly values: Float64Array
  private readonly least: number
  /** By how much each number differs from the true one, in the table found last. */
  readonly change: Float64Array
  private readonly cost: Float64Array
  private readonly cameBy: Int32Array
  private readonly queue: Int32Array
  /** Steps to the sink, −1 where none lead there or none are known; and the arc at which each node's search goes on. */
  private readonly depth: Int32Array
  private readonly next: Int32Array
  private readonly heap = new MinHeap()
  /** The arcs along which anything was sent. */
  private touched: number[] = []

  constructor(network: TableNetwork, values: Float64Array, least: number) {
    this.network = network
    this.values = values
    this.least = least
    this.change = new Float64Array(network.arcs)
    this.cost = new Float64Array(network.nodes)
    this.cameBy = new Int32Array(network.nodes)
    this.queue = new Int32Array(network.nodes)
    this.depth = new Int32Array(network.nodes)
    this.next = new Int32Array(network.nodes)
  }

  /**
   * The most, up to `wanted`, by which number `arc` can rise (`up`) or fall while only hidden numbers change: augmenting
   * paths, the shortest first, all of one length from one search (Dinic 1970), so that neither the number of searches nor that
   * of paths depends on the size of the numbers. In a dense table most rooms are full after two searches, where one search a
   * path takes a hundred.
   */
  reach(arc: number, up: boolean, wanted: number, hidden: Uint8Array): number {
    this.clear()
    const [source, sink] = this.ends(arc, up)
    // Mostly one of the two ends is what limits it, and knowing so saves the search that finds no path: the longest of all.
    const most = Math.min(wanted, this.roomAbout(source, true, arc, hidden), this.roomAbout(sink, false, arc, hidden))
    let sent = 0
    while (sent < most && this.measure(arc, up, hidden)) {
      while (sent < most && this.nextPath(arc, up, hidden)) sent += this.send(arc, up, most - sent)
    }
    this.setOwn(arc, up ? sent : -sent)
    return sent
  }

  /** The numbers that differ in the table found last. */
  passed(): number[] {
    return this.touched.filter((arc) => this.change[arc] !== 0)
  }

  /** Whether number `arc` can rise without limit: round a circle of hidden numbers that all rise with it. */
  isUnbounded(arc: number, hidden: Uint8Array): boolean {
    return this.measure(arc, true, hidden, true)
  }

  /**
   * Makes number `arc` able to rise or fall by `wanted`: as far as hidden numbers allow, and then hiding more, those of
   * least `price` in all along each path (Dijkstra 1959). Calls `hide` for each; false when no way is left.
   */
  open(
    arc: number,
    up: boolean,
    wanted: number,
    price: Float64Array,
    hidden: Uint8Array,
    hide: (arc: number) => void,
  ): boolean {
    let sent = this.reach(arc, up, wanted, hidden)
    while (sent < wanted) {
      if (!this.cheapestPath(arc, up, price)) return false
      this.eachOnPath(arc, up, (step) => {
        if (price[step]! > 0) hide(step)
      })
      sent += this.send(arc, up, wanted - sent)
    }
    this.setOwn(arc, up ? wanted : -wanted)
    return true
  }

  private clear(): void {
    for (const arc of this.touched) this.change[arc] = 0
    this.touched = []
  }

  private setOwn(arc: number, change: number): void {
    this.change[arc] = change
    this.touched.push(arc)
  }

  /** Where a path that lets `arc` rise begins and ends: from its head round to its tail, and the other way to fall. */
  private ends(arc: number, up: boolean): readonly [source: number, sink: number] {
    const { from, to } = this.network
    return up ? [to[arc]!, from[arc]!] : [from[arc]!, to[arc]!]
  }

  /** How much more can pass along `arc`: as much as one likes forward, and back as far as the number may fall. */
  private room(arc: number, forward: boolean): number {
    return forward ? Number.POSITIVE_INFINITY : this.values[arc]! + this.change[arc]! - this.least
  }

  /** How much can leave, or enter, a node along hidden numbers other than `arc`. */
  private roomAbout(node: number, leaving: boolean, arc: number, hidden: Uint8Array): number {
    const { first, at, from } = this.network
    let room = 0
    for (let i = first[node]!; i < first[node + 1]!; i++) {
      const step = at[i]!
      if (hidden[step] !== 0 && step !== arc) room += this.room(step, (from[step] === node) === leaving)
    }
    return room
  }

  /** How many steps each node is from where a path ends, until where it begins is reached; false when it cannot be. */
  private measure(arc: number, up: boolean, hidden: Uint8Array, risingOnly = false): boolean {
    const { first, at, from, to } = this.network
    const { depth, queue } = this
    const [source, sink] = this.ends(arc, up)
    depth.fill(-1)
    depth[sink] = 0
    queue[0] = sink
    this.next.set(first.subarray(0, depth.length))
    for (let next = 0, end = 1; next < end; next++) {
      const node = queue[next]!
      const last = first[node + 1]!
      for (let i = first[node]!; i < last; i++) {
        const step = at[i]!
        if (hidden[step] === 0 || step === arc) continue
        const forward = to[step] === node
        if (risingOnly && !forward) continue
        const other = forward ? from[step]! : to[step]!
        if (depth[other] !== -1 || !(this.room(step, forward) > 0)) continue
        depth[other] = depth[node]! + 1
        if (other === source) return true
        queue[end++] = other
      }
    }
    return false
  }

  /** Another path of the length measured, each of its steps one nearer; nodes that lead nowhere are not asked again. */
  private nextPath(arc: number, up: boolean, hidden: Uint8Array): boolean {
    const { from, to } = this.network
    const { cameBy, depth, next } = this
    const [source, sink] = this.ends(arc, up)
    let node = source
    while (node !== sink) {
      const step = this.stepNearer(node, arc, hidden)
      if (step !== -1) {
        node = from[step] === node ? to[step]! : from[step]!
        cameBy[node] = step
        continue
      }
      if (node === source) return false
      const last = cameBy[node]!
      depth[node] = -1
      node = to[last] === node ? from[last]! : to[last]!
      next[node]!++
    }
    return true
  }

  private stepNearer(node: number, arc: number, hidden: Uint8Array): number {
    const { first, at, from, to } = this.network
    const { depth, next } = this
    const [wanted, end] = [depth[node]! - 1, first[node + 1]!]
    for (let i = next[node]!; i < end; i++) {
      const step = at[i]!
      if (hidden[step] === 0 || step === arc) continue
      const forward = from[step] === node
      const other = forward ? to[step]! : from[step]!
      if (depth[other] !== wanted || !(this.room(step, forward) > 0)) continue
      next[node] = i
      return step
    }
    next[node] = end
    return -1
  }

  private cheapestPath(arc: number, up: boolean, price: Float64Array): boolean {
    const { first, at, from, to } = this.network
    const { cameBy, cost, heap } = this
    const [source, sink] = this.ends(arc, up)
    cameBy.fill(-1)
    cost.fill(Number.POSITIVE_INFINITY)
    cost[source] = 0
    heap.clear()
    heap.push(0, source)
    for (let node = this.cheapestNode(); node !== -1 && node !== sink; node = this.cheapestNode()) {
      for (let i = first[node]!; i < first[node + 1]!; i++) {
        const step = at[i]!
        if (step === arc) continue
        const forward = from[step] === node
        const other = forward ? to[step]! : from[step]!
        const through = cost[node]! + price[step]!
        if (!(through < cost[other]!) || !(this.room(step, forward) > 0)) continue
        cost[other] = through
        cameBy[other] = step
        heap.push(through, other)
      }
    }
    return cost[sink]! < Number.POSITIVE_INFINITY
  }

  /** Takes the cheapest node, −1 when there is none; entries whose node has become cheaper since are passed over. */
  private cheapestNode(): number {
    const { heap, cost } = this
    while (heap.size > 0) {
      const { entry, key } = heap
      heap.pop()
      if (key === cost[entry]) return entry
    }
    return -1
  }

  private eachOnPath(arc: number, up: boolean, see: (step: number, forward: boolean) => void): void {
    const { from, to } = this.network
    const [source, sink] = this.ends(arc, up)
    for (let node = sink; node !== source; ) {
      const step = this.cameBy[node]!
      const forward = to[step] === node
      see(step, forward)
      node = forward ? from[step]! : to[step]!
    }
  }

  private send(arc: number, up: boolean, wanted: number): number {
    let amount = wanted
    this.eachOnPath(arc, up, (step, forward) => {
      amount = Math.min(amount, this.room(step, forward))
    })
    this.eachOnPath(arc, up, (step, forward) => {
      if (this.change[step] === 0) this.touched.push(step)
      this.change[step]! += forward ? amount : -amount
    })
    return amount
  }
}
