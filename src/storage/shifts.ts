import { type Kysely, type Selectable, sql } from 'kysely'
import type { AppointmentId, PlaceId, ShiftId, ShiftPatternId, UnitId } from '../domain/ids.ts'
import type { Appointment } from '../domain/shift/appointment.ts'
import type { ShiftPattern } from '../domain/shift/pattern.ts'
import type { Shift } from '../domain/shift/shift.ts'
import type { AppointmentKind, Unit, UnitKind, UnitMode } from '../domain/shift/unit.ts'
import type { Interval } from '../domain/time/interval.ts'
import type { StoreTx } from '../usecases/ports.ts'
import { mergedPlaces } from './merged-places.ts'
import type { Tables } from './tables.ts'

export const shiftQueries = (db: Kysely<Tables>): StoreTx['shifts'] => ({
  async begin(operation) {
    await sql`update operations set shifts_revision = shifts_revision + 1 where operation_id = ${operation}`.execute(db)
  },

  async units(operation) {
    const rows = await db.selectFrom('units').selectAll().where('operation_id', '=', operation).orderBy('id').execute()
    return rows.map(toUnit)
  },

  async putUnit(operation, { id, isRetired, ...unit }) {
    const row = { ...unit, is_retired: isRetired }
    await db
      .insertInto('units')
      .values({ operation_id: operation, id, ...row })
      .onConflict((known) => known.columns(['operation_id', 'id']).doUpdateSet(row))
      .execute()
  },

  async between(operation, { from, to }) {
    const { rows } = await sql<ShiftRow>`
      select s.id, s.pattern_id, s.occurs_on, s.starts_at, s.ends_at, s.revision,
        (select array_agg(unit_id::text order by unit_id) from shift_units u
          where u.operation_id = s.operation_id and u.shift_id = s.id) as units,
        (select jsonb_agg(jsonb_build_array(
            (extract(epoch from lower(r)) * 1000)::float8, (extract(epoch from upper(r)) * 1000)::float8) order by r)
          from unnest(s.breaks) r) as breaks
      from shifts s
      where s.operation_id = ${operation} and s.starts_at < ${new Date(to)} and s.ends_at > ${new Date(from)}
        -- No shift is longer, so the index by start answers.
        and s.starts_at > ${new Date(from)}::timestamptz - interval '16 hours'
      order by s.starts_at, s.id`.execute(db)
    return rows.map(toShift)
  },

  async hoursOf(operation, id) {
    const { rows } = await sql<{ starts_at: Date; ends_at: Date }>`
      select starts_at, ends_at from shifts where operation_id = ${operation} and id = ${id}`.execute(db)
    return rows[0] ? { from: rows[0].starts_at.getTime(), to: rows[0].ends_at.getTime() } : null
  },

  async put(operation, shifts) {
    // Out of the way first: hours and units change at once, and only what stands at the end must hold.
    await sql`
      delete from shift_units
      where operation_id = ${operation} and shift_id = any(${shifts.map(({ id }) => id)}::uuid[])`.execute(db)
    await sql`
      insert into shifts (operation_id, id, pattern_id, occurs_on, starts_at, ends_at, breaks, revision)
      select ${operation}, id, pattern, "on", "from", "to", breaks::tstzmultirange, revision
      from jsonb_to_recordset(${JSON.stringify(shifts.map(shiftRow))}) as s (id uuid, pattern uuid, "on" date,
        "from" timestamptz, "to" timestamptz, breaks text, revision integer)
      on conflict (operation_id, id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at,
        breaks = excluded.breaks, revision = excluded.revision`.execute(db)
    const placed = shifts.flatMap(({ id, units }) => units.map((unit) => ({ id, unit })))
    await sql`
      insert into shift_units (operation_id, shift_id, unit_id, starts_at, ends_at)
      select s.operation_id, s.id, u.unit, s.starts_at, s.ends_at
      from jsonb_to_recordset(${JSON.stringify(placed)}) as u (id uuid, unit uuid)
      join shifts s on s.operation_id = ${operation} and s.id = u.id`.execute(db)
  },

  async remove(operation, ids) {
    await sql`delete from shifts where operation_id = ${operation} and id = any(${[...ids]}::uuid[])`.execute(db)
  },

  async patterns(operation) {
    const { rows } = await sql<PatternRow>`
      select id, weekdays, from_minute, to_minute, breaks, unit_ids::text[] as unit_ids, starts_on, ends_on,
        except_on::text[] as except_on
      from shift_patterns where operation_id = ${operation} order by starts_on, id`.execute(db)
    return rows.map(toPattern)
  },

  async addPattern(operation, pattern) {
    const { id, weekdays, fromMinute, toMinute, breaks, units, startsOn, endsOn, except } = pattern
    await sql`
      insert into shift_patterns (operation_id, id, weekdays, from_minute, to_minute, breaks, unit_ids, starts_on,
        ends_on, except_on)
      values (${operation}, ${id}, ${[...weekdays]}::smallint[], ${fromMinute}, ${toMinute},
        ${JSON.stringify(breaks)}::jsonb, ${[...units]}::uuid[], ${startsOn}, ${endsOn},
        ${[...except]}::date[])`.execute(db)
  },

  async removePattern(operation, id) {
    await sql`
      update shifts set pattern_id = null, occurs_on = null
      where operation_id = ${operation} and pattern_id = ${id}`.execute(db)
    await sql`delete from shift_patterns where operation_id = ${operation} and id = ${id}`.execute(db)
  },

  async appointments(operation, { from, to }) {
    const { rows } = await sql<AppointmentRow>`
      select id, kind, place_id, unit_id, starts_at, ends_at from appointments
      where operation_id = ${operation} and starts_at < ${new Date(to)} and ends_at > ${new Date(from)}
      order by starts_at, id`.execute(db)
    const placeNow = await mergedPlaces(db, operation)
    return rows.map((row) => ({ ...toAppointment(row), place: placeNow(row.place_id) }))
  },

  async addAppointment(operation, { id, kind, place, unit, from, to }) {
    await sql`
      insert into appointments (operation_id, id, kind, place_id, unit_id, starts_at, ends_at)
      values (${operation}, ${id}, ${kind}, ${place}, ${unit}, ${new Date(from)}, ${new Date(to)})`.execute(db)
  },

  async removeAppointment(operation, id) {
    const { numAffectedRows } = await sql`
      delete from appointments where operation_id = ${operation} and id = ${id}`.execute(db)
    return numAffectedRows === 1n
  },
})

const iso = (at: number): string => new Date(at).toISOString()

const shiftRow = ({ id, from, to, breaks, occurrence, revision }: Shift) => ({
  id,
  pattern: occurrence?.pattern ?? null,
  on: occurrence?.on ?? null,
  from: iso(from),
  to: iso(to),
  breaks: `{${breaks.map((rest) => `[${iso(rest.from)},${iso(rest.to)})`).join(',')}}`,
  revision,
})

const toUnit = (row: Selectable<Tables['units']>): Unit => ({
  id: row.id as UnitId,
  kind: row.kind as UnitKind,
  label: row.label,
  mode: row.mode as UnitMode,
  adults: row.adults,
  organisation: row.organisation,
  isRetired: row.is_retired,
  revision: row.revision,
})

interface ShiftRow {
  readonly id: string
  readonly pattern_id: string | null
  readonly occurs_on: string | null
  readonly starts_at: Date
  readonly ends_at: Date
  readonly revision: number
  readonly units: readonly string[] | null
  readonly breaks: readonly (readonly [number, number])[] | null
}

const toShift = (row: ShiftRow): Shift => ({
  id: row.id as ShiftId,
  from: row.starts_at.getTime(),
  to: row.ends_at.getTime(),
  breaks: (row.breaks ?? []).map(([from, to]): Interval => ({ from, to })),
  units: (row.units ?? []) as readonly UnitId[],
  occurrence:
    row.pattern_id === null || row.occurs_on === null
      ? null
      : { pattern: row.pattern_id as ShiftPatternId, on: row.occurs_on },
  revision: row.revision,
})

interface PatternRow {
  readonly id: string
  readonly weekdays: readonly number[]
  readonly from_minute: number
  readonly to_minute: number
  readonly breaks: ShiftPattern['breaks']
  readonly unit_ids: readonly string[]
  readonly starts_on: string
  readonly ends_on: string
  readonly except_on: readonly string[]
}

const toPattern = (row: PatternRow): ShiftPattern => ({
  id: row.id as ShiftPatternId,
  weekdays: row.weekdays,
  fromMinute: row.from_minute,
  toMinute: row.to_minute,
  breaks: row.breaks,
  units: row.unit_ids as readonly UnitId[],
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  except: row.except_on,
})

interface AppointmentRow {
  readonly id: string
  readonly kind: string
  readonly place_id: string
  readonly unit_id: string
  readonly starts_at: Date
  readonly ends_at: Date
}

const toAppointment = (row: AppointmentRow): Appointment => ({
  id: row.id as AppointmentId,
  kind: row.kind as AppointmentKind,
  place: row.place_id as PlaceId,
  unit: row.unit_id as UnitId,
  from: row.starts_at.getTime(),
  to: row.ends_at.getTime(),
})
