/**
 * A binary heap of numbered entries by a key of doubles, the least first, ties by the lower number: so the order, and with it every
 * sum made in it, is the same on every machine. Push and pop cost O(log n); it grows as it must.
 */
export class MinHeap {
  private keys = new Float64Array(64)
  private entries = new Int32Array(64)
  private count = 0

  get size(): number {
    return this.count
  }

  /** The least key, and its entry; of a heap that is not empty. */
  get key(): number {
    return this.keys[0]!
  }

  get entry(): number {
    return this.entries[0]!
  }

  clear(): void {
    this.count = 0
  }

  push(key: number, entry: number): void {
    if (this.count === this.keys.length) this.grow()
    let at = this.count++
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.isBefore(key, entry, above)) break
      this.keys[at] = this.keys[above]!
      this.entries[at] = this.entries[above]!
      at = above
    }
    this.keys[at] = key
    this.entries[at] = entry
  }

  /** Takes away the least. */
  pop(): void {
    const last = --this.count
    const key = this.keys[last]!
    const entry = this.entries[last]!
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= last) break
      if (below + 1 < last && this.isBefore(this.keys[below + 1]!, this.entries[below + 1]!, below)) below++
      if (!this.isBefore(this.keys[below]!, this.entries[below]!, -1, key, entry)) break
      this.keys[at] = this.keys[below]!
      this.entries[at] = this.entries[below]!
      at = below
    }
    this.keys[at] = key
    this.entries[at] = entry
  }

  /** Whether (key, entry) comes before the one at `place`, or before the given other for place −1. */
  private isBefore(
    key: number,
    entry: number,
    place: number,
    otherKey = this.keys[place]!,
    other = this.entries[place]!,
  ) {
    return key < otherKey || (key === otherKey && entry < other)
  }

  private grow(): void {
    const [keys, entries] = [this.keys, this.entries]
    this.keys = new Float64Array(2 * keys.length)
    this.entries = new Int32Array(2 * entries.length)
    this.keys.set(keys)
    this.entries.set(entries)
  }
}
