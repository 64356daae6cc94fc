import type { Role } from '../domain/access/policy.ts'
import type { OperationId, StaffId } from '../domain/ids.ts'
import type { Picture, RankedPlace } from '../domain/picture/picture.ts'
import { done, invariant } from '../domain/result.ts'
import { localClock } from '../domain/time/local-clock.ts'
import { offsetText } from '../domain/time/offset-text.ts'
import type { ExportCell, ExportedTable } from './export/exported-table.ts'
import { coverOf, exportSubject } from './export/provenance.ts'
import type { Clock, PictureQuestion, Store } from './ports.ts'
import type { ReadPicture } from './read-picture.ts'

const columns: readonly (readonly [string, (place: RankedPlace) => ExportCell])[] = [
  ['rank', ({ rank }) => rank],
  ['rankByCount', ({ rawRank }) => rawRank],
  ['placeId', ({ placeId }) => placeId],
  ['place', ({ name }) => name],
  ['kind', ({ kind }) => kind],
  ['floor', ({ floor }) => floor],
  ['count', ({ count }) => count],
  ['discovered', ({ discovered }) => discovered],
  ['ratePerWeek', ({ rate }) => rate.value],
  ['rateLow', ({ rate }) => rate.low],
  ['rateHigh', ({ rate }) => rate.high],
  ['inTop', ({ inTop }) => inTop],
  ['tiedWithNext', ({ tiedWithNext }) => tiedWithNext],
  ['harmRank', ({ harm }) => harm?.rank ?? null],
  ['harmPerWeek', ({ harm }) => harm?.value ?? null],
  ['harmLow', ({ harm }) => harm?.low ?? null],
  ['harmHigh', ({ harm }) => harm?.high ?? null],
  ['change', ({ change }) => change?.value ?? null],
  ['changeLow', ({ change }) => change?.low ?? null],
  ['changeHigh', ({ change }) => change?.high ?? null],
]

const notes = [
  'Rates are incidents a week, intervals 90 %. Tied: cannot be told from the next in the list.',
  'discovered were found by police: they show where police were, and enter neither rank nor rate.',
]

export interface ExportRanking {
  readonly operation: OperationId
  readonly by: StaffId
  readonly role: Role
  readonly version: string
  readonly filter: PictureQuestion
  readonly asked: Readonly<Record<string, string>>
}

interface Parts {
  readonly store: Store
  readonly clock: Clock
  readonly readPicture: ReadPicture
}

/** The ranking of a picture as a table, with its method and how to make it again; logged like every export. */
export async function exportRanking(parts: Parts, asked: ExportRanking): Promise<ExportedTable> {
  const { operation: id, by, role, version, filter } = asked
  const at = parts.clock.now()
  const picture = await parts.readPicture(id, filter)
  const opened = await parts.store.transact(async (tx) => {
    const operation = await tx.operations.find(id)
    invariant(operation, 'a member was let into an operation that does not exist')
    const subject = exportSubject('ranking', picture.ranking.length, asked.asked)
    await tx.audit.record({ operation: id, at, staff: by, action: 'export.create', subject })
    const organisations = await tx.organisations.list()
    const organisation = organisations.find((each) => each.id === operation.organisation)?.name ?? ''
    return done({ operation, organisation, revision: await tx.operations.revision(id) })
  })
  const exportedAt = offsetText(localClock(opened.value.operation.timeZone), at)
  return {
    cover: coverOf({
      ...opened.value,
      what: 'ranking',
      role,
      exportedAt,
      version,
      filter: asked.asked,
      more: methodLines(picture),
    }),
    columns: columns.map(([name]) => name),
    rows: () => rowsOf(picture),
  }
}

async function* rowsOf({ ranking }: Picture) {
  if (ranking.length > 0) yield ranking.map((place) => columns.map(([, cell]) => cell(place)))
}

const methodLines = ({ provenance: { method, version, parameters, cutOff, seed, rowCount, inputHash } }: Picture) =>
  [
    ['method', `${method} ${version}`],
    ['parameters', JSON.stringify(parameters)],
    ['cut-off', cutOff],
    ['seed', String(seed)],
    ['incidents behind it', String(rowCount)],
    ['hash of the input', inputHash],
    ...notes.map((note, i) => [`note ${i + 1}`, note] as const),
  ] as const
