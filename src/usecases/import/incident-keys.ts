import type { CheckedIncident } from '../../domain/import/check-row.ts'
import { hash128 } from '../../domain/import/content-hash.ts'
import { KeyTable } from '../../domain/import/key-table.ts'
import type { Mapping } from '../../domain/import/mapping.ts'

/** What the next row with this key is: an incident of its own, another row of one that was given, or a quarrel. */
export type KeyVerdict =
  | { readonly kind: 'new'; readonly keys: readonly string[] }
  | { readonly kind: 'again' }
  | { readonly kind: 'quarrel' }

const again: KeyVerdict = { kind: 'again' }

/**
 * Decides which rows of a file are one incident. With ids: rows of one id are one incident where the mapping
 * collapses, an exact repeat is dropped, and two different rows of one id quarrel. Without ids, equal rows are
 * different incidents, told apart by their number in the file. Memory: 20–40 bytes a key.
 */
export class IncidentKeys {
  readonly #seen = new KeyTable()
  readonly #collapses: boolean

  constructor(collapse: Mapping['collapse']) {
    this.#collapses = collapse === 'by-external-id'
  }

  /** @param times how many incidents the row stands for */
  judge(incident: CheckedIncident, times: number): KeyVerdict {
    return incident.externalId === null ? this.#numbered(incident.key, times) : this.#named(incident, times)
  }

  #numbered(key: string, times: number): KeyVerdict {
    const hash = hash128(key)
    const before = this.#seen.get(hash)
    this.#seen.set(hash, before + times)
    return { kind: 'new', keys: Array.from({ length: times }, (_, index) => `${key}:${before + index + 1}`) }
  }

  #named(incident: CheckedIncident, times: number): KeyVerdict {
    const hash = hash128(incident.key)
    const before = this.#seen.get(hash)
    const content = contentOf(incident, times)
    if (before === 0) {
      this.#seen.set(hash, content)
      return { kind: 'new', keys: keysOf(incident.key, times) }
    }
    return this.#collapses || before === content ? again : { kind: 'quarrel' }
  }
}

/** The first keeps the bare key, so that a row which comes to stand for more incidents updates the one there was. */
const keysOf = (key: string, times: number): readonly string[] =>
  times === 1 ? [key] : Array.from({ length: times }, (_, index) => (index === 0 ? key : `${key}:${index + 1}`))

/** 32 bits of all that the row says, never 0: two different rows of one id pass as equal once in 4 × 10⁹. */
function contentOf(incident: CheckedIncident, times: number): number {
  const { interval, knownAt, placeToMake, place, position, area, code, group, source, investigation } = incident
  const where = `${place ?? placeToMake?.key}|${position?.eastMetres},${position?.northMetres}|${area}`
  const what = `${code}|${group}|${source}|${investigation}|${times}`
  return hash128(`${interval.from}|${interval.to}|${knownAt}|${where}|${what}`)[0] || 1
}
