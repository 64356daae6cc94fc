import { normalName } from '../geo/place-names.ts'
import type { CodeLookup } from '../incident/code-table.ts'
import type { Area } from '../place/place.ts'
import type { EpochMs } from '../time/interval.ts'
import { dayMs, type LocalClock } from '../time/local-clock.ts'
import { cellText } from './cells.ts'
import { type Fault, fault } from './fault.ts'
import { momentOf, readInterval } from './local-interval.ts'
import type { Mapping } from './mapping.ts'
import { groupOfNotice } from './notice-types.ts'
import { isSummary, parseNotice } from './police-feed.ts'
import type { RowMeaning } from './row-meaning.ts'
import type { RowPlace } from './row-place.ts'
import type { RowTime } from './row-time.ts'

export interface NoticeReaderInput {
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly clock: LocalClock
  readonly now: EpochMs
  readonly lookup: CodeLookup
  readonly areas: readonly Area[]
}

export interface ReadNotice {
  readonly id: string | null
  readonly time: RowTime
  readonly meaning: RowMeaning
  readonly place: RowPlace
  readonly position: null
}

/** Ids of the feed are whole numbers; anything else is no id to know a notice again by. */
const feedId = /^\d{1,20}$/

/**
 * Prepares reading rows of the police feed. A notice names a municipality or a county: it never gets a place or a
 * position, only an area of that name where the operation has one. Prose is skipped (`[]`).
 */
export function createNoticeReader({ columns, mapping, clock, now, lookup, areas }: NoticeReaderInput) {
  const at = {
    id: columns.indexOf('id'),
    datetime: columns.indexOf('datetime'),
    name: columns.indexOf('name'),
    type: columns.indexOf('type'),
  }
  const areaOf = new Map(areas.map((area) => [normalName(area.name), area.id]))
  const told = new Map(Object.entries(mapping.values.group))
  const meaningOf = (type: string): RowMeaning => {
    const key = told.get(type) ?? groupOfNotice(type)
    const { group, sensitivity } = lookup.group(key) ?? { group: 'other', sensitivity: 'none' as const }
    return {
      group,
      sensitivity,
      code: null,
      source: 'feed',
      investigation: null,
      areaLevel: sensitivity !== 'none',
      warning: null,
    }
  }
  return (cells: readonly string[]): ReadNotice | readonly Fault[] => {
    const members = {
      id: cellText(cells, at.id),
      datetime: cellText(cells, at.datetime),
      name: cellText(cells, at.name),
      type: cellText(cells, at.type),
    }
    if (isSummary(members.type)) return []
    const notice = parseNotice(members)
    if ('code' in notice) return [fault(notice.code, at[notice.column], members[notice.column])]
    const interval = readInterval(clock, notice.happened, null)
    if (typeof interval === 'string' || interval.from > now + dayMs)
      return [fault('time.future', at.name, members.name)]
    const knownAt = momentOf(clock, notice.published).at
    const area = areaOf.get(normalName(notice.place)) ?? null
    const place: RowPlace = { place: null, toMake: null, snapMetres: null, area, warning: null }
    return {
      id: feedId.test(notice.id) ? notice.id : null,
      time: { ...interval, knownAt },
      meaning: meaningOf(notice.type),
      place,
      position: null,
    }
  }
}
