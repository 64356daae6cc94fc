import { brottskoder } from '../incident/brottskoder.ts'
import type { CrimeCodeTable } from '../incident/crime-codes.ts'
import { crimeGroups } from '../incident/crime-groups.ts'

/** Which incidents are so serious that they stay on the board until they are cleared. */
export interface Serious {
  readonly codes: readonly string[]
  /** Serious as a whole: what came as a word and without a code. */
  readonly groups: readonly string[]
}

const wholeGroups = ['lethal-violence', 'robbery'] as const

/** What a code is when its table does not say and no table of ours knows it. */
export const isSeriousGroup = (group: string): boolean => wholeGroups.some((key) => key === group)

/** The codes that an operation's table marks; for codes that it does not name the built-in marks hold. */
export function seriousOf(table: CrimeCodeTable): Serious {
  const named = new Set(table.codes.map(({ code }) => code))
  const all = [...table.codes, ...brottskoder.codes.filter(({ code }) => !named.has(code))]
  const codes = new Set(all.flatMap(({ code, serious }) => (serious ? [code] : [])))
  return { codes: [...codes], groups: wholeGroups }
}

/** Groups that can be on the board, most serious first; sensitive ones never are one by one (methods §0). */
export function coveredGroups(table: CrimeCodeTable): readonly string[] {
  const { codes, groups } = seriousOf(table)
  const marked = [...brottskoder.codes, ...table.codes].flatMap(({ code, group, sensitivity }) =>
    sensitivity === 'none' && codes.includes(code) ? [group] : [],
  )
  const sensitive = new Set(table.groups.flatMap(({ key, sensitivity }) => (sensitivity === 'none' ? [] : [key])))
  const ours: readonly string[] = crimeGroups.map(({ key }) => key)
  const order = (key: string) => (ours.includes(key) ? ours.indexOf(key) : ours.length)
  return [...new Set([...groups, ...marked])]
    .filter((key) => !sensitive.has(key))
    .toSorted((a, b) => order(a) - order(b))
}
