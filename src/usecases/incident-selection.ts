import { aoristicShares } from '../analysis/aoristic.ts'
import type { IncidentId, OperationId } from '../domain/ids.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { Area, Place } from '../domain/place/place.ts'
import type { LocalClock } from '../domain/time/local-clock.ts'
import { pictureParameters } from './picture/picture-input.ts'
import { pictureGround } from './picture/picture-places.ts'
import { hourFilter, placeFilter } from './picture/row-filter.ts'
import type { IncidentFilter, IncidentPageFilter, Store, StoreTx } from './ports.ts'

/** A picture's filter as a question to the store, and what the store cannot ask: the hours. */
export interface IncidentSelection {
  readonly operation: OperationId
  readonly rows: IncidentPageFilter
  readonly passes: ((page: readonly Incident[]) => readonly Incident[]) | null
}

interface SelectionGround {
  readonly places: readonly Place[]
  readonly areas: readonly Area[]
  readonly clock: LocalClock
}

/**
 * The rows that a picture's filter lets through. A part of the filter that this does not know would be left out in
 * silence, so the compiler is asked whether there is any.
 */
export function selectIncidents(
  operation: OperationId,
  filter: IncidentFilter,
  { places, areas, clock }: SelectionGround,
): IncidentSelection {
  const { groups, sources, codes, investigations, from, to, ...others } = filter
  const { place, areas: within, kinds, floors, hours, ...unknown } = others
  unknown satisfies Readonly<Record<string, never>>
  const atPlace = placeFilter(pictureGround(places, within ? areas : []), { place, areas: within, kinds, floors })
  return {
    operation,
    rows: {
      ...(groups && { groups }),
      ...(sources && { sources }),
      ...(codes && { codes }),
      ...(investigations && { investigations }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(atPlace && { places: places.filter((_, i) => atPlace[i]).map(({ id }) => id) }),
    },
    passes: hours ? (page) => inHours(page, hours, clock) : null,
  }
}

function inHours(page: readonly Incident[], hours: readonly number[], clock: LocalClock): readonly Incident[] {
  const from = Float64Array.from(page, ({ interval }) => interval.from)
  const to = Float64Array.from(page, ({ interval }) => interval.to)
  const passes = hourFilter(aoristicShares(from, to, clock, pictureParameters.longestHours), hours)
  return page.filter((_, row) => passes(row))
}

/**
 * The rows in order of id, a page at a time, none of them empty. Each page is a read of its own: a slow reader must
 * not hold a transaction open.
 */
export async function* selectedPages(
  store: Store,
  { operation, rows, passes }: IncidentSelection,
  pageSize: number,
  start: IncidentId | null = null,
): AsyncGenerator<readonly Incident[]> {
  for (let after = start; ; ) {
    const from = after
    const page = await store.read((tx) => tx.incidents.page(operation, from, pageSize, rows))
    const passed = passes ? passes(page) : page
    if (passed.length > 0) yield passed
    if (page.length < pageSize) return
    after = page.at(-1)?.id ?? null
  }
}

const countedAtOnce = 5000

/** How many there are; through a filter of hours by reading them all. */
export async function countSelected(tx: StoreTx, { operation, rows, passes }: IncidentSelection): Promise<number> {
  if (!passes) return tx.incidents.count(operation, rows)
  let count = 0
  for (let after: IncidentId | null = null; ; ) {
    const page: readonly Incident[] = await tx.incidents.page(operation, after, countedAtOnce, rows)
    count += passes(page).length
    if (page.length < countedAtOnce) return count
    after = page.at(-1)?.id ?? null
  }
}
