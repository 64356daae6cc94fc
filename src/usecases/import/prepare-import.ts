import { epsgNumber, loadCrs } from '../../domain/geo/crs.ts'
import type { OperationId } from '../../domain/ids.ts'
import { checkMapping } from '../../domain/import/check-mapping.ts'
import { createRowChecker, type RowChecker } from '../../domain/import/check-row.ts'
import { guessMapping } from '../../domain/import/guess-mapping.ts'
import type { RowProblem } from '../../domain/import/import-record.ts'
import type { Mapping } from '../../domain/import/mapping.ts'
import { brottskoder } from '../../domain/incident/brottskoder.ts'
import type { CrimeCodeTable } from '../../domain/incident/crime-codes.ts'
import type { Operation } from '../../domain/operation/operation.ts'
import type { Area, Place } from '../../domain/place/place.ts'
import type { EpochMs } from '../../domain/time/interval.ts'
import type { RowSource, Store } from '../ports.ts'

/** What an operation already knows, against which rows are read. */
export interface ImportGround {
  readonly operation: Operation
  readonly controller: string
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
  readonly codes: CrimeCodeTable
}

export const readGround = (store: Store, id: OperationId): Promise<ImportGround | null> =>
  store.read(async (tx) => {
    const operation = await tx.operations.find(id)
    if (operation === null) return null
    const organisations = await tx.organisations.list()
    return {
      operation,
      controller: organisations.find((one) => one.id === operation.organisation)?.name ?? operation.name,
      places: await tx.places.listPlaces(id),
      areas: await tx.places.listAreas(id),
      codes: (await tx.codes.current(id)) ?? brottskoder,
    }
  })

/** The given mapping, or the one that header and sample suggest. */
export const mappingFor = ({ columns, sample, crs }: RowSource, operation: Operation, given?: Mapping): Mapping =>
  given ?? guessMapping({ columns, sample, crs, timeZone: operation.timeZone }).mapping

/** Why the file cannot be read with this mapping; loads the coordinate systems that it and the operation name. */
export async function mappingProblems(
  mapping: Mapping,
  source: RowSource,
  operation: Operation,
): Promise<readonly RowProblem[]> {
  const epsg = mapping.crs === null ? null : epsgNumber(mapping.crs)
  if (epsg !== null) await loadCrs(epsg)
  await loadCrs(operation.planeEpsg)
  return checkMapping(mapping, source.columns)
}

export const checkerFor = (mapping: Mapping, source: RowSource, ground: ImportGround, now: EpochMs): RowChecker =>
  createRowChecker({ mapping, columns: source.columns, sample: source.sample, ...ground, now })
