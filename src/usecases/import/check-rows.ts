import type { PlaceId } from '../../domain/ids.ts'
import type { CheckedRow, RowChecker } from '../../domain/import/check-row.ts'
import type { RowProblem } from '../../domain/import/import-record.ts'
import type { Mapping } from '../../domain/import/mapping.ts'
import { shownValue } from '../../domain/import/person-screen.ts'
import type { OfferedIncident, RawRow, RowSource, UnreadableRow } from '../ports.ts'
import { ImportTally } from './import-tally.ts'
import { IncidentKeys } from './incident-keys.ts'
import type { createIdMaker } from './new-ids.ts'
import { PlaceMaker } from './place-maker.ts'

/** Incidents that are kept and offered to the store together. */
const batchSize = 2000

export interface CheckInput {
  readonly source: RowSource
  readonly mapping: Mapping
  readonly checker: RowChecker
  readonly leaveOutBadRows: boolean
  /** Where good rows go until the whole file is known to be good. */
  readonly keep: (batch: readonly OfferedIncident[]) => Promise<void>
  readonly newId: ReturnType<typeof createIdMaker>
  readonly onBatch: (rows: number) => void
  readonly signal?: AbortSignal
}

export interface CheckedFile {
  readonly tally: ImportTally
  readonly places: PlaceMaker
  /** False when the file must be refused; then nothing of use was kept. */
  readonly acceptable: boolean
}

/** The first pass: every row is read and judged, good ones are kept for the second, nothing is stored. */
export async function checkRows(input: CheckInput): Promise<CheckedFile> {
  const reader = new RowReader(input)
  for await (const row of input.source.rows()) {
    reader.take(row)
    if (!reader.isFull) continue
    await reader.flush()
    if (input.signal?.aborted) break
  }
  await reader.flush()
  const { tally, places } = reader
  const nothingLeft = tally.badRows > 0 && tally.counts().incidents === 0
  return { tally, places, acceptable: !tally.broken && !nothingLeft && (tally.badRows === 0 || input.leaveOutBadRows) }
}

class RowReader {
  readonly tally = new ImportTally()
  readonly places: PlaceMaker
  readonly #keys: IncidentKeys
  readonly #input: CheckInput
  #batch: OfferedIncident[] = []
  #sinceFlush = 0

  constructor(input: CheckInput) {
    this.#input = input
    this.#keys = new IncidentKeys(input.mapping.collapse)
    this.places = new PlaceMaker(() => input.newId<PlaceId>())
  }

  get isFull(): boolean {
    return this.#sinceFlush >= batchSize
  }

  async flush(): Promise<void> {
    if (this.#batch.length > 0) await this.#input.keep(this.#batch)
    this.#batch = []
    this.#sinceFlush = 0
    this.#input.onBatch(this.tally.counts().rows)
  }

  take(row: RawRow | UnreadableRow): void {
    this.#sinceFlush++
    if ('problem' in row) return this.#unreadable(row)
    this.tally.row()
    // Files that were joined repeat their header; it says nothing.
    if (isHeader(row.cells, this.#input.source.columns)) return this.tally.skipped()
    const checked = this.#input.checker.check(row)
    if (checked.kind === 'skipped') this.tally.skipped()
    else if (checked.kind === 'problems') this.tally.bad(checked.problems, checked.redactedCells)
    else this.#accept(row.row, checked)
  }

  #unreadable({ problem, ends }: UnreadableRow): void {
    if (problem.row > 0) this.tally.row()
    if (ends) this.tally.broken = true
    this.tally.bad([problem])
  }

  #accept(row: number, { incident, times, notes }: Extract<CheckedRow, { kind: 'incident' }>): void {
    const verdict = this.#keys.judge(incident, times)
    if (verdict.kind === 'quarrel')
      return this.tally.bad([this.#quarrel(row, incident.externalId ?? '')], notes.redactedCells)
    if (verdict.kind === 'again') return this.tally.again(notes.redactedCells)
    this.tally.incidents(times, notes)
    // A file that will be refused is read to its end for its problems, and kept nowhere.
    if (this.tally.badRows > 0 && !this.#input.leaveOutBadRows) return
    const place = incident.placeToMake ? this.places.idOf(incident.placeToMake) : incident.place
    for (const key of verdict.keys) this.#batch.push({ ...incident, place, key, id: this.#input.newId() })
    this.#sinceFlush += verdict.keys.length - 1
  }

  #quarrel(row: number, id: string): RowProblem {
    const column = this.#input.mapping.columns.externalId ?? null
    return { row, column: column && shownValue(column), value: shownValue(id), code: 'id.repeated' }
  }
}

function isHeader(cells: readonly string[], columns: readonly string[]): boolean {
  return (
    columns.length > 1 &&
    cells[0]?.trim() === columns[0] &&
    cells.every((cell, index) => cell.trim() === columns[index])
  )
}
