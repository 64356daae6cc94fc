import type { RowNotes } from '../../domain/import/check-row.ts'
import type { ImportFigures, RowProblem, RowProblemCode } from '../../domain/import/import-record.ts'

/** Problems kept as a list; beyond this they are only counted: nobody mends ten thousand rows one by one. */
export const problemsKept = 10_000

/** Words and codes of a file that nobody has said the meaning of, with the number of rows; told to whoever maps them. */
export interface UnknownValue {
  readonly code: UnknownCode
  readonly value: string
  readonly rows: number
}
const unknownCodes = [
  'code.unknown',
  'code.malformed',
  'group.unknown',
  'source.unknown',
  'investigation.unknown',
] as const satisfies readonly RowProblemCode[]
export type UnknownCode = (typeof unknownCodes)[number]
const isUnknown = (code: RowProblemCode): code is UnknownCode => unknownCodes.some((one) => one === code)

/** Beyond so many different ones a column is no list of words. */
const unknownKept = 300

type Counted = Omit<ImportFigures, 'added' | 'updated' | 'unchanged' | 'placesMade' | 'droppedColumns'>

/** Counts what the rows of a file say and what is wrong with them. */
export class ImportTally {
  readonly problems: RowProblem[] = []
  /** Rows that cannot be kept, warnings not counted; without leaving them out, one refuses the file. */
  badRows = 0
  /** The file breaks off: it is refused also when bad rows are left out. */
  broken = false
  readonly #unknown = new Map<string, { code: UnknownCode; value: string; rows: number }>()
  #counts: { -readonly [name in keyof Counted]: Counted[name] } = {
    rows: 0,
    incidents: 0,
    problems: 0,
    skipped: 0,
    redactedCells: 0,
    snapped: 0,
    withoutPlace: 0,
    sensitive: 0,
    longIntervals: 0,
    dstMoved: 0,
  }

  row(): void {
    this.#counts.rows++
  }

  skipped(): void {
    this.#counts.skipped++
  }

  /** A row of an incident that another row has already given. */
  again(redactedCells: number): void {
    this.#counts.redactedCells += redactedCells
  }

  bad(problems: readonly RowProblem[], redactedCells = 0): void {
    this.badRows++
    this.#counts.redactedCells += redactedCells
    this.tell(problems)
  }

  incidents(times: number, notes: RowNotes): void {
    const counts = this.#counts
    counts.incidents += times
    counts.redactedCells += notes.redactedCells
    if (notes.snapped) counts.snapped += times
    if (notes.withoutPlace) counts.withoutPlace += times
    if (notes.sensitive) counts.sensitive += times
    if (notes.longInterval) counts.longIntervals += times
    if (notes.dstMoved) counts.dstMoved += times
    this.tell(notes.warnings)
  }

  /** Adds to the list without judging the row. */
  tell(problems: readonly RowProblem[]): void {
    this.#counts.problems += problems.length
    for (const problem of problems) {
      if (this.problems.length < problemsKept) this.problems.push(problem)
      this.#meet(problem)
    }
  }

  #meet({ code, value }: RowProblem): void {
    if (value === null || !isUnknown(code)) return
    const key = `${code} ${value}`
    const known = this.#unknown.get(key)
    if (known) known.rows++
    else if (this.#unknown.size < unknownKept) this.#unknown.set(key, { code, value, rows: 1 })
  }

  /** Most frequent first. */
  unknownValues(): readonly UnknownValue[] {
    return [...this.#unknown.values()].sort((a, b) => b.rows - a.rows)
  }

  counts(): Counted {
    return { ...this.#counts }
  }
}
