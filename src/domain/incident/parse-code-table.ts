import { holdsPersonalData } from '../import/person-patterns.ts'
import { done, type Result, refuse } from '../result.ts'
import { isCalendarDate } from '../time/calendar.ts'
import type { LocalDate } from '../time/interval.ts'
import { isSeriousGroup } from '../unresolved/serious.ts'
import { brottskoder } from './brottskoder.ts'
import { groupOfWording, isSeriousWording, sensitivityOfWording } from './code-wording.ts'
import { type CrimeCode, type CrimeCodeTable, type CrimeGroup, sensitivities } from './crime-codes.ts'
import { crimeGroups } from './crime-groups.ts'

/** What is wrong with a table that an operation brings, and in which row (1-based, header included) or field. */
export interface CodeTableProblem {
  readonly code:
    | 'code-table.columns-missing'
    | 'code-table.row-malformed'
    | 'code-table.code-repeated'
    | 'code-table.group-unknown'
    | 'code-table.malformed'
    | 'code-table.personal-data'
  readonly at: string
}

type Parsed<T> = Result<T, CodeTableProblem>

const problem = (code: CodeTableProblem['code'], at: string) => refuse<CodeTableProblem>({ code, at })

/** Header words of Brå's list and of our own column for the group. */
const columnWords = {
  code: ['brottskod', 'kod', 'code'],
  name: ['benamning', 'benämning', 'brott', 'name'],
  ended: ['upphord', 'upphörd', 'upphort', 'ended'],
  group: ['grupp', 'group', 'narvaro_grupp'],
} as const

type Columns = Readonly<Record<keyof typeof columnWords, number>>

const columnsOf = (header: readonly string[]): Columns => {
  const words = header.map((word) => word.trim().toLowerCase())
  const find = (names: readonly string[]) => words.findIndex((word) => names.includes(word))
  return {
    code: find(columnWords.code),
    name: find(columnWords.name),
    ended: find(columnWords.ended),
    group: find(columnWords.group),
  }
}

const groupKeys = new Map<string, string>(
  crimeGroups.flatMap(({ key, name }) =>
    [key, name.sv, name.en].map((word): [string, string] => [word.toLowerCase(), key]),
  ),
)

const builtIn = new Map(brottskoder.codes.map((code) => [code.code, code]))

/** Ended "2018" or in its wording "(upphörde år 2018)": the first day no longer in force is 2019-01-01. */
function endOf(ended: string, name: string): LocalDate | null {
  const year =
    /^(?:19|20)\d\d$/.exec(ended.trim())?.[0] ?? /\bupph\p{L}*\.?\s*(?:år\s*)?((?:19|20)\d\d)/iu.exec(name)?.[1]
  return year === undefined ? null : `${Number(year) + 1}-01-01`
}

function codeOfRow(cells: readonly string[], columns: Columns, at: string): Parsed<CrimeCode> {
  const text = (column: number) => (column < 0 ? '' : (cells[column] ?? '').trim())
  const digits = text(columns.code)
  if (!/^\d{1,5}$/.test(digits)) return problem('code-table.row-malformed', at)
  const code = digits.padStart(4, '0')
  const name = text(columns.name)
  const known = builtIn.get(code)
  const told = groupKeys.get(text(columns.group).toLowerCase())
  if (text(columns.group) !== '' && told === undefined) return problem('code-table.group-unknown', at)
  const group = told ?? known?.group ?? groupOfWording(name)
  const sensitivity = known?.sensitivity ?? sensitivityOfWording(name)
  const serious = known?.serious ?? isSeriousWording(name)
  return done({ code, group, sensitivity, serious, validFrom: null, validTo: endOf(text(columns.ended), name) })
}

/**
 * A table in the shape of Brå's list (`brottskod;benamning;upphord;kodgrupp`, perhaps with `grupp`) as rows of text
 * cells, header first. Names are read for group and sensitivity and then forgotten. Codes we know keep our group.
 */
export function codeTableFromRows(
  rows: readonly (readonly string[])[],
  about: Pick<CrimeCodeTable, 'name' | 'version' | 'source'>,
): Parsed<CrimeCodeTable> {
  const columns = columnsOf(rows[0] ?? [])
  if (columns.code < 0 || columns.name < 0) return problem('code-table.columns-missing', '1')
  const codes: CrimeCode[] = []
  for (const [index, cells] of rows.slice(1).entries()) {
    const parsed = codeOfRow(cells, columns, String(index + 2))
    if (!parsed.ok) return parsed
    codes.push(parsed.value)
  }
  return impersonal({ ...about, groups: crimeGroups, codes })
}

/** What the operation writes itself is kept and shown: it may name no way to reach a person. */
function impersonal(table: CrimeCodeTable): Parsed<CrimeCodeTable> {
  if (holdsPersonalData(table.name)) return problem('code-table.personal-data', 'name')
  if (holdsPersonalData(table.source)) return problem('code-table.personal-data', 'source')
  const group = table.groups.findIndex(({ key, name }) => [key, name.sv, name.en].some(holdsPersonalData))
  return group < 0 ? unrepeated(table) : problem('code-table.personal-data', `groups.${group}`)
}

/** One code may stand several times only for times that do not overlap. */
function unrepeated(table: CrimeCodeTable): Parsed<CrimeCodeTable> {
  const ends = new Map<string, LocalDate | null>()
  const inTime = [...table.codes].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
  for (const { code, validFrom, validTo } of inTime) {
    const before = ends.get(code)
    if (before !== undefined && (before === null || before > (validFrom ?? '')))
      return problem('code-table.code-repeated', code)
    ends.set(code, validTo)
  }
  return done(table)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasExactly = (value: unknown, names: readonly string[]): value is Record<string, unknown> =>
  isRecord(value) && Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name))

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 80

function isDate(value: unknown): value is LocalDate {
  const parts = typeof value === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) : null
  return parts !== null && isCalendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

const isSensitivity = (value: unknown) => sensitivities.some((known) => known === value)

const floor = new Map<unknown, string>(crimeGroups.map(({ key, sensitivity }) => [key, sensitivity]))

/** An operation may add groups and make any of them sensitive; it cannot make sexual crime ordinary. */
const keepsFloor = ({ key, sensitivity }: CrimeGroup) =>
  (floor.get(key) ?? 'none') === 'none' || sensitivity === floor.get(key)

const isGroup = (value: unknown): value is CrimeGroup =>
  hasExactly(value, ['key', 'name', 'sensitivity']) &&
  isText(value.key) &&
  hasExactly(value.name, ['sv', 'en']) &&
  isText(value.name.sv) &&
  isText(value.name.en) &&
  isSensitivity(value.sensitivity)

/** A code as it is brought: whether it is serious may be left out. */
type BroughtCode = Omit<CrimeCode, 'serious'> & { readonly serious?: boolean }

const codeFields = ['code', 'group', 'sensitivity', 'validFrom', 'validTo']

/** Left out: as in our own table, and for a code that it has not, as its group is as a whole. */
const marked = (code: BroughtCode): CrimeCode => ({
  ...code,
  serious: code.serious ?? builtIn.get(code.code)?.serious ?? isSeriousGroup(code.group),
})

const isCode = (value: unknown): value is BroughtCode =>
  (hasExactly(value, codeFields) ||
    (hasExactly(value, [...codeFields, 'serious']) && typeof value.serious === 'boolean')) &&
  isText(value.code) &&
  value.code.length <= 20 &&
  isText(value.group) &&
  isSensitivity(value.sensitivity) &&
  (value.validFrom === null || isDate(value.validFrom)) &&
  (value.validTo === null || isDate(value.validTo))

const mostCodes = 20_000

/** A table of an operation's own, as JSON in the shape of `CrimeCodeTable`; fields unknown or missing are refused. */
export function parseCodeTable(value: unknown): Parsed<CrimeCodeTable> {
  if (!hasExactly(value, ['name', 'version', 'source', 'groups', 'codes'])) return problem('code-table.malformed', '')
  const { name, version, source, groups, codes } = value
  if (!isText(name) || !isDate(version) || !isText(source)) return problem('code-table.malformed', 'name')
  if (!Array.isArray(groups) || !groups.every((group) => isGroup(group) && keepsFloor(group)))
    return problem('code-table.malformed', 'groups')
  if (!Array.isArray(codes) || codes.length > mostCodes) return problem('code-table.malformed', 'codes')
  const keys = new Set(groups.map(({ key }) => key))
  for (const [index, code] of codes.entries()) {
    if (!isCode(code)) return problem('code-table.malformed', `codes.${index}`)
    if (!keys.has(code.group)) return problem('code-table.group-unknown', `codes.${index}`)
  }
  return impersonal({ name, version, source, groups, codes: codes.map(marked) })
}
