import { type ImportDraftId, type OperationId, type StaffId, uuidV7 } from '../domain/ids.ts'
import { guessMapping } from '../domain/import/guess-mapping.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import {
  type ChoiceProblem,
  choiceOf,
  chooseMapping,
  layoutName,
  type MappingChoice,
} from '../domain/import/mapping-choice.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import { ImportWork, type RunWishes, type WorkDeps, type WorkOutcome } from './import/import-work.ts'
import { readGround } from './import/prepare-import.ts'
import { type FilePreview, previewFile } from './import/preview-file.ts'
import type { RowSource } from './ports.ts'

/** A file that was sent and waits until a person has said how it is to be read. */
export interface StagedFile {
  readonly source: RowSource
  discard(): Promise<void>
}

/** A file on its way in, of one member in one operation. */
export interface ImportDraft {
  readonly id: ImportDraftId
  readonly operation: OperationId
  readonly by: StaffId
  readonly source: RowSource
  /** Read as the last file with these columns was. */
  readonly isRemembered: boolean
  readonly mapping: Mapping
  readonly work: ImportWork | null
  readonly outcome: WorkOutcome | null
}

type Held = { -readonly [K in keyof ImportDraft]: ImportDraft[K] } & {
  readonly file: StagedFile
  guessed: Mapping
  usedAt: EpochMs
}

export type DraftProblem =
  | { readonly code: 'operation.not-found' | 'import-draft.not-found' | 'import-draft.working' | 'import-draft.done' }
  | ChoiceProblem

/** How long a file waits for its sender. */
export const draftLifeMs = 3_600_000

interface Begin {
  readonly operation: OperationId
  readonly by: StaffId
  readonly file: StagedFile
}

/**
 * Files between the hand and the operation. They are held in this process and on its disk only, one a member and
 * operation, and are gone when they have been imported, thrown away, left alone for an hour, or when the server
 * stops: a raw file may hold what no table of ours may (trust.md L5, product rule 1).
 */
export class ImportDrafts {
  readonly #deps: WorkDeps
  readonly #drafts = new Map<ImportDraftId, Held>()

  constructor(deps: WorkDeps) {
    this.#deps = deps
  }

  /** Takes a file over; an earlier one of the same member gives way unless it is being worked on. */
  async begin({ operation, by, file }: Begin): Promise<Result<ImportDraft, DraftProblem>> {
    const mine = this.#of(operation, by)
    if (mine.some(({ work }) => work !== null)) return this.#turnAway(file, 'import-draft.working')
    const { store, clock, randomness } = this.#deps
    const { source } = file
    const known = await store.read(async (tx) => ({
      operation: await tx.operations.find(operation),
      mapping: await tx.imports.findMapping(operation, layoutName(source.columns)),
    }))
    if (known.operation === null) return this.#turnAway(file, 'operation.not-found')
    for (const older of mine) await this.discard(older)
    const { timeZone } = known.operation
    const { columns, sample, crs } = source
    const guessed = guessMapping({ columns, sample, crs, timeZone }).mapping
    const remembered = known.mapping && chooseMapping(guessed, choiceOf(known.mapping), columns)
    const now = clock.now()
    const id = uuidV7<ImportDraftId>(now, randomness.bytes(10))
    const mapping = remembered?.ok ? remembered.value : guessed
    const isRemembered = remembered?.ok === true
    const own = { id, operation, by, source, file, guessed, mapping, isRemembered, usedAt: now }
    const draft: Held = { ...own, work: null, outcome: null }
    this.#drafts.set(id, draft)
    return done(draft)
  }

  async #turnAway(file: StagedFile, code: 'import-draft.working' | 'operation.not-found') {
    await file.discard()
    return refuse({ code })
  }

  #of(operation: OperationId, by: StaffId): readonly Held[] {
    return [...this.#drafts.values()].filter((draft) => draft.operation === operation && draft.by === by)
  }

  get isEmpty(): boolean {
    return this.#drafts.size === 0
  }

  /** Those that a member has under way. */
  list(operation: OperationId, by: StaffId): readonly ImportDraft[] {
    return this.#of(operation, by)
  }

  /** Somebody else's draft is as unknown as one that never was. */
  find(operation: OperationId, by: StaffId, id: ImportDraftId): Result<ImportDraft, DraftProblem> {
    const draft = this.#drafts.get(id)
    if (draft?.operation !== operation || draft.by !== by) return refuse({ code: 'import-draft.not-found' })
    draft.usedAt = this.#deps.clock.now()
    return done(draft)
  }

  /** How the file would be read as things stand. */
  async preview({ operation, source, mapping }: ImportDraft): Promise<Result<FilePreview, DraftProblem>> {
    const ground = await readGround(this.#deps.store, operation)
    if (ground === null) return refuse({ code: 'operation.not-found' })
    return done(await previewFile(source, mapping, ground, this.#deps.clock.now()))
  }

  /** What was found out by another reading holds no longer. */
  choose({ id }: ImportDraft, choice: MappingChoice): Result<ImportDraft, DraftProblem> {
    const draft = this.#idle(id)
    if (!draft.ok) return draft
    const mapping = chooseMapping(draft.value.guessed, choice, draft.value.source.columns)
    if (!mapping.ok) return mapping
    return done(Object.assign(draft.value, { mapping: mapping.value, outcome: null }))
  }

  /** Begins a check or the import itself; how it goes is heard through `draft.work`. */
  run({ id }: ImportDraft, wishes: RunWishes): Result<ImportDraft, DraftProblem> {
    const draft = this.#idle(id)
    if (!draft.ok) return draft
    const { operation, by, source, mapping, outcome } = draft.value
    const rows = outcome && 'import' in outcome ? outcome.import.figures.rows : null
    const settle = (came: WorkOutcome | null) => this.#settle(draft.value, came)
    draft.value.work = new ImportWork(this.#deps, { operation, by, source, mapping }, { ...wishes, rows, settle })
    return draft
  }

  /** Stops what is under way and waits until nothing of it is left; the file stays. */
  async stop({ work }: ImportDraft): Promise<void> {
    work?.stop()
    await work?.finished
  }

  /** Stops, and forgets the file. */
  async discard(draft: ImportDraft): Promise<void> {
    await this.stop(draft)
    const held = this.#drafts.get(draft.id)
    this.#drafts.delete(draft.id)
    await held?.file.discard()
  }

  /** Forgets what nobody has asked for in an hour. */
  async sweep(): Promise<void> {
    const oldest = this.#deps.clock.now() - draftLifeMs
    const left = [...this.#drafts.values()].filter(({ usedAt, work }) => usedAt < oldest && work === null)
    for (const draft of left) await this.discard(draft)
  }

  #idle(id: ImportDraftId): Result<Held, DraftProblem> {
    const draft = this.#drafts.get(id)
    if (!draft) return refuse({ code: 'import-draft.not-found' })
    if (draft.work !== null) return refuse({ code: 'import-draft.working' })
    return draft.outcome?.kind === 'done' ? refuse({ code: 'import-draft.done' }) : done(draft)
  }

  async #settle(draft: Held, outcome: WorkOutcome | null): Promise<void> {
    draft.work = null
    draft.usedAt = this.#deps.clock.now()
    if (outcome === null) return
    draft.outcome = outcome
    if (outcome.kind !== 'done') return
    // Imported: the rows are where they belong, and the raw file is no longer anybody's business.
    await draft.file.discard()
    const { operation, mapping, source } = draft
    await this.#deps.store.transact(async (tx) =>
      done(await tx.imports.saveMapping(operation, { ...mapping, name: layoutName(source.columns) })),
    )
  }
}
