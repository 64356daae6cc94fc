import type { CheckedRow } from '../domain/import/check-row.ts'
import type { RowProblem, RowProblemCode } from '../domain/import/import-record.ts'
import { type IncidentSource, incidentSources } from '../domain/incident/incident.ts'
import { dayMs, hourMs } from '../domain/time/local-clock.ts'
import type { FileQuality, ProblemKind } from './file-analysis.ts'

type Incident = Extract<CheckedRow, { kind: 'incident' }>

/** Rows shown of each kind of problem. */
const examplesKept = 5
const longHours = 12
const longDays = 7

const concerns = (problems: readonly RowProblem[], start: string): boolean =>
  problems.some(({ code }) => code.startsWith(start))

/** Counts what a file holds and what is wrong with it, row by row. Memory: a few rows of each kind of problem. */
export class FileTally {
  #rows = 0
  #refusedRows = 0
  #skippedRows = 0
  #collapsedRows = 0
  #incidents = 0
  #redactedCells = 0
  #withoutTime = 0
  #withoutPlace = 0
  #sensitive = 0
  #overTwelveHours = 0
  #overSevenDays = 0
  #dstMoved = 0
  readonly #problems = new Map<RowProblemCode, { count: number; leavesOut: boolean; examples: RowProblem[] }>()
  readonly #sources = new Map<IncidentSource, number>()
  readonly #groups = new Map<string, number>()
  readonly #unknownCodes = new Map<string, number>()
  readonly #endedCodes = new Map<string, number>()
  readonly #delays: number[] = []

  skipped(): void {
    this.#rows++
    this.#skippedRows++
  }

  collapsed(): void {
    this.#rows++
    this.#collapsedRows++
  }

  refused(problems: readonly RowProblem[], redactedCells: number): void {
    this.#rows++
    this.#refusedRows++
    this.#redactedCells += redactedCells
    if (concerns(problems, 'time.')) this.#withoutTime++
    if (concerns(problems, 'position.') || concerns(problems, 'place.')) this.#withoutPlace++
    for (const problem of problems) this.#remember(problem, true)
  }

  /** A row that could not be split into cells; row 0 is the file itself, and no row. */
  unreadable(problem: RowProblem): void {
    if (problem.row > 0) return this.refused([problem], 0)
    this.#remember(problem, true)
  }

  incident({ incident, times, notes }: Incident): void {
    this.#rows++
    this.#incidents += times
    this.#redactedCells += notes.redactedCells
    if (notes.sensitive) this.#sensitive += times
    else if (notes.withoutPlace) this.#withoutPlace++
    if (notes.dstMoved) this.#dstMoved++
    this.#time(incident.interval.to - incident.interval.from, times)
    if (incident.knownAt !== null) this.#delays.push(Math.max(0, incident.knownAt - incident.interval.to) / dayMs)
    add(this.#sources, incident.source, times)
    add(this.#groups, incident.group, times)
    for (const warning of notes.warnings) this.#warn(warning)
  }

  #time(length: number, times: number): void {
    if (length > longHours * hourMs) this.#overTwelveHours += times
    if (length > longDays * dayMs) this.#overSevenDays += times
  }

  #warn(warning: RowProblem): void {
    if (warning.code === 'code.unknown') add(this.#unknownCodes, warning.value ?? '', 1)
    if (warning.code === 'code.ended') add(this.#endedCodes, warning.value ?? '', 1)
    this.#remember(warning, false)
  }

  #remember(problem: RowProblem, leavesOut: boolean): void {
    const kind = this.#problems.get(problem.code) ?? { count: 0, leavesOut, examples: [] }
    kind.count++
    if (kind.examples.length < examplesKept) kind.examples.push(problem)
    this.#problems.set(problem.code, kind)
  }

  quality(droppedColumns: readonly string[]): FileQuality {
    return {
      rows: this.#rows,
      refusedRows: this.#refusedRows,
      skippedRows: this.#skippedRows,
      collapsedRows: this.#collapsedRows,
      incidents: this.#incidents,
      problems: this.#kinds(),
      redactedCells: this.#redactedCells,
      droppedColumns,
      withoutTime: this.#withoutTime,
      withoutPlace: this.#withoutPlace,
      sensitive: this.#sensitive,
      overTwelveHours: this.#overTwelveHours,
      overSevenDays: this.#overSevenDays,
      dstMoved: this.#dstMoved,
      sources: incidentSources
        .map((source) => ({ source, count: this.#sources.get(source) ?? 0 }))
        .filter(({ count }) => count > 0),
      groups: mostFirst(this.#groups).map(([group, count]) => ({ group, count })),
      unknownCodes: mostFirst(this.#unknownCodes).map(([code, count]) => ({ code, count })),
      endedCodes: mostFirst(this.#endedCodes).map(([code, count]) => ({ code, count })),
      reportingDelay: delayOf(this.#delays),
    }
  }

  #kinds(): readonly ProblemKind[] {
    const kinds = [...this.#problems].map(([code, kind]) => ({ code, ...kind }))
    return kinds.sort((a, b) => Number(b.leavesOut) - Number(a.leavesOut) || b.count - a.count)
  }
}

const add = <K>(counts: Map<K, number>, key: K, times: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + times)
}

const mostFirst = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))

function delayOf(days: readonly number[]): FileQuality['reportingDelay'] {
  if (days.length === 0) return null
  const sorted = Float64Array.from(days).sort()
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { known: sorted.length, medianDays: at(0.5), ninetiethPercentileDays: at(0.9) }
}
