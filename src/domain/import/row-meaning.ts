import type { CodeLookup, GroupMeaning } from '../incident/code-table.ts'
import {
  type IncidentSource,
  type InvestigationState,
  incidentSources,
  investigationStates,
} from '../incident/incident.ts'
import type { DayNumber } from '../time/calendar.ts'
import { cellText } from './cells.ts'
import type { ColumnIndex } from './column-index.ts'
import { type Fault, fault, isFault } from './fault.ts'
import type { Mapping } from './mapping.ts'

export interface RowMeaning extends GroupMeaning {
  readonly code: string | null
  readonly source: IncidentSource
  readonly investigation: InvestigationState | null
  /** Kept at area level: the group is sensitive, or nobody knows what the code means. */
  readonly areaLevel: boolean
  /** Told, but no reason to refuse: a code outside its time, a code nobody knows. */
  readonly warning: Fault | null
}

/** Codes that may be kept though no table holds them: digits as Brå writes them. */
const keepable = /^\d{4,5}$/

interface CodeReading {
  readonly code: string | null
  readonly meaning: GroupMeaning | null
  readonly warning: Fault | null
}

const noCode: CodeReading = { code: null, meaning: null, warning: null }
const unknownGroup: GroupMeaning = { group: 'unknown', sensitivity: 'none' }

function createCodeReader(column: number, mapping: Mapping, lookup: CodeLookup) {
  const told = translations(mapping.values.code ?? {})
  return (cells: readonly string[], day: DayNumber): CodeReading | Fault => {
    const text = cellText(cells, column)
    if (text === '') return noCode
    const found = lookup.code(text, day)
    if (found.kind === 'known') {
      return { code: found.code, meaning: found, warning: found.inForce ? null : fault('code.ended', column, text) }
    }
    const kept = found.kind === 'unknown' && keepable.test(found.code) ? found.code : null
    const meaning = lookup.group(told.get(text.toLowerCase()) ?? '')
    if (meaning) return { code: kept, meaning, warning: null }
    if (found.kind === 'malformed') return fault('code.malformed', column, text)
    const unknown = fault('code.unknown', column, text)
    return mapping.unknownCodes === 'refuse' ? unknown : { code: kept, meaning: unknownGroup, warning: unknown }
  }
}

/** Keys compare without case. */
const translations = (values: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(values).map(([text, key]) => [text.toLowerCase(), key]))

/** Values of a closed list: as the mapping translates them, or the list's own words. Keys compare without case. */
function createValueReader<T extends string>(
  column: number,
  values: Readonly<Record<string, T>>,
  own: readonly T[],
  problem: Fault['code'],
) {
  const known = new Map<string, T>()
  for (const value of own) known.set(value, value)
  for (const [text, value] of Object.entries(values)) known.set(text.toLowerCase(), value)
  return (cells: readonly string[]): T | null | Fault => {
    const text = cellText(cells, column)
    if (text === '') return null
    return known.get(text.toLowerCase()) ?? fault(problem, column, text)
  }
}

function createGroupReader(column: number, mapping: Mapping, lookup: CodeLookup) {
  const translated = translations(mapping.values.group)
  return (cells: readonly string[]): GroupMeaning | null | Fault => {
    const text = cellText(cells, column)
    if (text === '') return null
    return lookup.group(translated.get(text.toLowerCase()) ?? text) ?? fault('group.unknown', column, text)
  }
}

const stricter = (group: GroupMeaning, code: GroupMeaning | null): GroupMeaning =>
  group.sensitivity === 'none' && code ? { group: group.group, sensitivity: code.sensitivity } : group

/** Prepares reading what a row says happened, and how that came to be known. The code's own sensitivity always holds. */
export function createMeaningReader(column: ColumnIndex, mapping: Mapping, lookup: CodeLookup) {
  const readCode = createCodeReader(column.code, mapping, lookup)
  const readGroup = createGroupReader(column.group, mapping, lookup)
  const readSource = createValueReader(column.source, mapping.values.source, incidentSources, 'source.unknown')
  const readInvestigation = createValueReader(
    column.investigation,
    mapping.values.investigation,
    investigationStates,
    'investigation.unknown',
  )
  const fallback = mapping.defaultGroup === null ? null : lookup.group(mapping.defaultGroup)
  return (cells: readonly string[], day: DayNumber): RowMeaning | Fault => {
    const code = readCode(cells, day)
    if (isFault(code)) return code
    const group = readGroup(cells)
    if (isFault(group)) return group
    const source = readSource(cells)
    if (isFault(source)) return source
    const investigation = readInvestigation(cells)
    if (isFault(investigation)) return investigation
    const told = group ? stricter(group, code.meaning) : (code.meaning ?? fallback)
    if (!told && mapping.unknownCodes === 'refuse') return fault('group.unknown', column.group, '')
    const meaning = told ?? unknownGroup
    return {
      group: meaning.group,
      sensitivity: meaning.sensitivity,
      code: code.code,
      source: source ?? mapping.defaultSource,
      investigation,
      // A group column cannot vouch for a code that is in no table: it may be sensitive.
      areaLevel: meaning.sensitivity !== 'none' || meaning.group === 'unknown' || code.meaning === unknownGroup,
      warning: code.warning,
    }
  }
}
