import { groupedBy } from '../grouped.ts'
import { type DayNumber, dayNumberOf } from '../time/calendar.ts'
import type { CrimeCode, CrimeCodeTable, Sensitivity } from './crime-codes.ts'

/** A group as a row carries it, with what it means for the place. */
export interface GroupMeaning {
  readonly group: string
  readonly sensitivity: Sensitivity
}

type CodeFinding =
  | (GroupMeaning & { readonly kind: 'known'; readonly code: string; readonly inForce: boolean })
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'malformed' }

export interface CodeLookup {
  /** What a code as written means on a day. A code outside its time is still known, but not `inForce`. */
  code(text: string, day: DayNumber): CodeFinding
  /** A group by key or by its Swedish or English name, in any case. */
  group(text: string): GroupMeaning | null
}

interface Version {
  readonly code: CrimeCode
  readonly sensitivity: Sensitivity
  readonly from: DayNumber
  readonly to: DayNumber
}

/** Letters, digits and the marks that sit inside codes; anything longer is a sentence in the wrong column. */
const wellFormed = /^[\p{L}\d](?:[\p{L}\d ./-]{0,14}[\p{L}\d])?$/u

/** `355` and `355.0` are `0355`: spreadsheets drop the zero. */
function written(text: string): string {
  const plain = text.trim().toUpperCase()
  const digits = /^(\d{1,4})(?:[.,]0+)?$/.exec(plain)?.[1]
  return digits === undefined ? plain : digits.padStart(4, '0')
}

const stricter = (own: Sensitivity, group: Sensitivity | undefined): Sensitivity =>
  own === 'none' ? (group ?? 'none') : own

function versionsOf(table: CrimeCodeTable): ReadonlyMap<string, readonly Version[]> {
  const ofGroup = new Map(table.groups.map((group) => [group.key, group.sensitivity]))
  const versions = table.codes.map(
    (code): Version => ({
      code,
      sensitivity: stricter(code.sensitivity, ofGroup.get(code.group)),
      from: code.validFrom === null ? Number.NEGATIVE_INFINITY : dayNumberOf(code.validFrom),
      to: code.validTo === null ? Number.POSITIVE_INFINITY : dayNumberOf(code.validTo),
    }),
  )
  return groupedBy(versions, ({ code }) => code.code.toUpperCase())
}

function groupsOf(table: CrimeCodeTable): ReadonlyMap<string, GroupMeaning> {
  return new Map(
    table.groups.flatMap(({ key, name, sensitivity }) =>
      [key, name.sv, name.en].map((word): [string, GroupMeaning] => [word.toLowerCase(), { group: key, sensitivity }]),
    ),
  )
}

/** Prepares look-ups in a table: its size once, then a map access each. */
export function createCodeLookup(table: CrimeCodeTable): CodeLookup {
  const versions = versionsOf(table)
  const groups = groupsOf(table)
  const code = (text: string, day: DayNumber): CodeFinding => {
    const plain = text.trim().toUpperCase()
    const found = versions.get(plain) ?? versions.get(written(text))
    if (!found) return wellFormed.test(plain) ? { kind: 'unknown', code: written(text) } : { kind: 'malformed' }
    const current = found.find(({ from, to }) => day >= from && day < to)
    // Outside its time the version that ended last says best what the code meant.
    const version = current ?? ([...found].sort((a, b) => b.to - a.to)[0] as Version)
    const { group, code: name } = version.code
    return { kind: 'known', code: name, group, sensitivity: version.sensitivity, inForce: current !== undefined }
  }
  return { code, group: (text) => groups.get(text.trim().toLowerCase()) ?? null }
}
