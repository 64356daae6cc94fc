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
  private readonly heap: NodeHeap

  constructor(network: TableNetwork, values: Float64Array, least: number) {
    this.network = network
    this.values = values
    this.least = least
    this.change = new Float64Array(network.arcs)
    this.cost = new Float64Array(network.nodes)
    this.cameBy = new Int32Array(network.nodes)
    this.queue = new Int32Array(network.nodes)
    this.heap = new NodeHeap(this.cost)
  }

  /**
   * The most, up to `wanted`, by which number `arc` can rise (`up`) or fall while only hidden numbers change: augmenting
   * paths, the shortest first (Edmonds & Karp 1972), so the number of paths does not depend on the size of the numbers.
   */
  reach(arc: number, up: boolean, wanted: number, hidden: Uint8Array): number {
    this.change.fill(0)
    let sent = 0
    while (sent < wanted && this.shortestPath(arc, up, hidden)) sent += this.send(arc, up, wanted - sent)
    this.change[arc] = up ? sent : -sent
    return sent
  }

  /** Whether number `arc` can rise without limit: round a circle of hidden numbers that all rise with it. */
  isUnbounded(arc: number, hidden: Uint8Array): boolean {
    return this.shortestPath(arc, true, hidden, true)
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
    this.change[arc] = up ? wanted : -wanted
    return true
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

  private shortestPath(arc: number, up: boolean, hidden: Uint8Array, risingOnly = false): boolean {
    const { first, at, from, to } = this.network
    const { cameBy, queue } = this
    const [source, sink] = this.ends(arc, up)
    cameBy.fill(-1)
    cameBy[source] = -2
    queue[0] = source
    for (let next = 0, end = 1; next < end; next++) {
      const node = queue[next]!
      for (let i = first[node]!; i < first[node + 1]!; i++) {
        const step = at[i]!
        if (hidden[step] === 0 || step === arc) continue
        const forward = from[step] === node
        if (risingOnly && !forward) continue
        const other = forward ? to[step]! : from[step]!
        if (cameBy[other] !== -1 || !(this.room(step, forward) > 0)) continue
        cameBy[other] = step
        if (other === sink) return true
        queue[end++] = other
      }
    }
    return false
  }

  private cheapestPath(arc: number, up: boolean, price: Float64Array): boolean {
    const { first, at, from, to } = this.network
    const { cameBy, cost, heap } = this
    const [source, sink] = this.ends(arc, up)
    cameBy.fill(-1)
    cost.fill(Number.POSITIVE_INFINITY)
    cost[source] = 0
    heap.clear()
    heap.add(source)
    for (let node = heap.take(); node !== -1 && node !== sink; node = heap.take()) {
      for (let i = first[node]!; i < first[node + 1]!; i++) {
        const step = at[i]!
        if (step === arc) continue
        const forward = from[step] === node
        const other = forward ? to[step]! : from[step]!
        const through = cost[node]! + price[step]!
        if (!(through < cost[other]!) || !(this.room(step, forward) > 0)) continue
        cost[other] = through
        cameBy[other] = step
        heap.add(other)
      }
    }
    return cost[sink]! < Number.POSITIVE_INFINITY
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
      this.change[step]! += forward ? amount : -amount
    })
    return amount
  }
}

/** Nodes, the cheapest first; of the same cost the one with the lowest number, so that the same table gets the same answer. */
class NodeHeap {
  private readonly cost: Float64Array
  private readonly nodes: number[] = []
  private readonly keys: number[] = []

  constructor(cost: Float64Array) {
    this.cost = cost
  }

  clear(): void {
    this.nodes.length = 0
    this.keys.length = 0
  }

  add(node: number): void {
    const { nodes, keys } = this
    let hole = nodes.length
    nodes.push(node)
    keys.push(this.cost[node]!)
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      if (!this.isBefore(hole, parent)) break
      this.swap(hole, parent)
      hole = parent
    }
  }

  /** The cheapest, −1 when there is none; entries whose node has become cheaper since are passed over. */
  take(): number {
    while (this.nodes.length > 0) {
      const [node, key] = [this.nodes[0]!, this.keys[0]!]
      this.removeFirst()
      if (key === this.cost[node]) return node
    }
    return -1
  }

  private removeFirst(): void {
    const { nodes, keys } = this
    this.swap(0, nodes.length - 1)
    nodes.pop()
    keys.pop()
    for (let hole = 0; ; ) {
      let least = hole
      for (const child of [2 * hole + 1, 2 * hole + 2]) {
        if (child < nodes.length && this.isBefore(child, least)) least = child
      }
      if (least === hole) return
      this.swap(hole, least)
      hole = least
    }
  }

  private isBefore(a: number, b: number): boolean {
    return this.keys[a]! < this.keys[b]! || (this.keys[a] === this.keys[b] && this.nodes[a]! < this.nodes[b]!)
  }

  private swap(a: number, b: number): void {
    const { nodes, keys } = this
    const [node, key] = [nodes[a]!, keys[a]!]
    nodes[a] = nodes[b]!
    keys[a] = keys[b]!
    nodes[b] = node
    keys[b] = key
  }
}
