/** Order of code units: the same on every machine, unlike a locale's. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A table of keys in an order of its own, and where each entry of the given one stands in it. */
export function sortedTable(entries: readonly string[]): {
  readonly sorted: readonly string[]
  readonly position: readonly number[]
} {
  const sorted = entries.toSorted(compareText)
  const at = new Map(sorted.map((entry, index) => [entry, index]))
  return { sorted, position: entries.map((entry) => at.get(entry) as number) }
}
