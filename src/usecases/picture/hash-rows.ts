import type { IncidentColumns } from '../ports.ts'
import { compareText, sortedTable } from './sorted-table.ts'

/**
 * SHA-256 of rows in the order of their ids: ids, times, and the place, group, code and state each names. Tables are
 * sorted first, so that the hash does not depend on how a database numbers them.
 */
export function hashRows(columns: IncidentColumns, sha256: (bytes: Uint8Array) => string): string {
  const [places, groups, codes] = [columns.places, columns.groups, columns.codes].map(sortedTable)
  const order = orderOf(columns.ids)
  const head = JSON.stringify([
    places?.sorted,
    groups?.sorted,
    codes?.sorted,
    Array.from(order, (row) => columns.ids[row]),
  ])
  const numbers = new Float64Array(order.length * 8)
  order.forEach((row, i) => {
    const place = columns.place[row] as number
    const at = i * 8
    numbers[at] = columns.from[row] as number
    numbers[at + 1] = columns.to[row] as number
    numbers[at + 2] = columns.knownAt[row] as number
    numbers[at + 3] = place < 0 ? -1 : (places?.position[place] as number)
    numbers[at + 4] = groups?.position[columns.group[row] as number] as number
    numbers[at + 5] = columns.source[row] as number
    numbers[at + 6] = codes?.position[columns.code[row] as number] as number
    numbers[at + 7] = columns.investigation[row] as number
  })
  const text = new TextEncoder().encode(head)
  const bytes = new Uint8Array(text.length + numbers.byteLength)
  bytes.set(text)
  bytes.set(new Uint8Array(numbers.buffer), text.length)
  return sha256(bytes)
}

/** Rows by id. A store gives them so; to sort a million texts that are in order takes seconds, to see that they are does not. */
function orderOf(ids: readonly string[]): Int32Array {
  const order = Int32Array.from({ length: ids.length }, (_, row) => row)
  if (ids.every((id, i) => i === 0 || (ids[i - 1] as string) <= id)) return order
  return order.sort((i, j) => compareText(ids[i] as string, ids[j] as string) || i - j)
}
