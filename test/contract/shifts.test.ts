import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import type { ShiftId, UnitId } from '../../src/domain/ids.ts'
import type { UnitWanted } from '../../src/domain/shift/unit.ts'
import { makeAppointment, withdrawAppointment } from '../../src/usecases/keep-appointments.ts'
import { addUnit, changeUnit } from '../../src/usecases/keep-units.ts'
import { makePattern, withdrawPattern } from '../../src/usecases/plan-shift-patterns.ts'
import { changeShift, planShift, withdrawShift } from '../../src/usecases/plan-shifts.ts'
import { StoreRefusal } from '../../src/usecases/ports.ts'
import { readCoverage, readShiftWeek } from '../../src/usecases/read-shifts.ts'
import { describeOnEachDatabase } from './databases.ts'
import { addStaff, operationId, placeId, settleTown, staffId } from './examples.ts'

const own = operationId(1)
const commander = { operation: own, by: staffId(1), role: 'commander' } as const
const analyst = { operation: own, by: staffId(2), role: 'analyst' } as const
const hour = 3_600_000
/** Friday 20 March 2026, 17:00 local. */
const friday = Date.UTC(2026, 2, 20, 16)
const patrol: UnitWanted = {
  kind: 'police-patrol',
  label: '4210',
  mode: 'foot',
  adults: 2,
  organisation: 'Polisen',
}

describeOnEachDatabase('shifts', (database) => {
  let now = friday
  beforeEach(async () => {
    now = friday
    await settleTown(database.store)
    await addStaff(database.db, [1, 2])
  })
  const parts = () => ({
    store: database.store,
    // Ids are in the order of their milliseconds.
    clock: { now: () => now++ },
    randomness: { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) },
  })
  const kept = async <T>(work: Promise<{ ok: true; value: T } | { ok: false; problem: { code: string } }>) => {
    const result = await work
    if (!result.ok) throw new Error(result.problem.code)
    return result.value
  }
  const unit = (more: Partial<UnitWanted> = {}) => kept(addUnit(parts(), commander, { ...patrol, ...more }))
  const evening = (units: readonly UnitId[], more = {}) => ({
    from: friday + hour,
    to: friday + 9 * hour,
    breaks: [{ from: friday + 4 * hour, to: friday + 4.5 * hour }],
    units,
    ...more,
  })
  const week = (asker: typeof commander | typeof analyst = commander) => readShiftWeek(parts(), asker, '2026-03-18')

  it('come back as they were planned, with their breaks and units, in the week they touch', async () => {
    const id = await kept(planShift(parts(), commander, evening([await unit()])))
    const { shifts, units, startsOn } = await week()
    expect(startsOn).toBe('2026-03-16')
    expect(units).toMatchObject([{ ...patrol, isRetired: false, revision: 1 }])
    expect(shifts).toEqual([{ ...evening([units[0]?.id as UnitId]), id, occurrence: null, revision: 1 }])
    expect((await readShiftWeek(parts(), commander, '2026-03-23')).shifts).toEqual([])
    expect((await readShiftWeek(parts(), { ...commander, operation: operationId(2) }, '2026-03-18')).shifts).toEqual([])
  })

  it('are changed by whoever saw the newest, and the other gets both versions', async () => {
    const unitId = await unit()
    const id = await kept(planShift(parts(), commander, evening([unitId])))
    const later = evening([unitId], { to: friday + 10 * hour, breaks: [] })
    await kept(changeShift(parts(), commander, { id, revision: 1 }, later))
    const late = await changeShift(parts(), analyst, { id, revision: 1 }, evening([unitId]))
    expect(late).toMatchObject({ problem: { code: 'shift.changed', now: { ...later, revision: 2 } } })
    expect(await withdrawShift(parts(), analyst, { id, revision: 1 })).toMatchObject({
      problem: { code: 'shift.changed' },
    })
    await kept(withdrawShift(parts(), analyst, { id, revision: 2 }))
    expect((await week()).shifts).toEqual([])
    expect(await withdrawShift(parts(), analyst, { id, revision: 2 })).toMatchObject({
      problem: { code: 'shift.not-found' },
    })
  })

  it('never have a unit in two at once, whoever writes', async () => {
    const unitId = await unit()
    const id = await kept(planShift(parts(), commander, evening([unitId])))
    const touching = evening([unitId], { from: friday + 8.5 * hour, to: friday + 12 * hour, breaks: [] })
    expect(await planShift(parts(), commander, touching)).toMatchObject({
      problem: { code: 'shift.unit-taken', unit: unitId, shift: id },
    })
    const past = database.store.transact(async (tx) => {
      await tx.shifts.put(own, [
        { ...touching, id: '0a000000-0000-7000-8000-000000000777' as ShiftId, occurrence: null, revision: 1 },
      ])
      return { ok: true }
    })
    await expect(past).rejects.toThrow(StoreRefusal)
    await expect(past).rejects.toMatchObject({ problem: { constraint: 'shift_units_one_at_a_time' } })
  })

  it('cannot be stretched over another by the database alone', async () => {
    const unitId = await unit()
    await kept(planShift(parts(), commander, evening([unitId])))
    const next = { from: friday + 10 * hour, to: friday + 12 * hour, breaks: [] }
    const id = await kept(planShift(parts(), commander, evening([unitId], next)))
    const stretch = sql`update shifts set starts_at = ${new Date(friday + 8 * hour)} where id = ${id}`
    await expect(stretch.execute(database.db)).rejects.toThrow('one shift at a time')
  })

  it('of a pattern stand by the wall’s clock, one day can be changed, and the rest is withdrawn', async () => {
    const unitId = await unit()
    const nights = {
      weekdays: [5, 6],
      fromMinute: 22 * 60,
      toMinute: 30 * 60,
      breaks: [{ fromMinute: 25 * 60, toMinute: 25 * 60 + 30 }],
      units: [unitId],
      startsOn: '2026-03-20',
      endsOn: '2026-04-04',
      except: ['2026-04-03'],
    }
    const id = await kept(makePattern(parts(), commander, nights))
    const first = await week()
    expect(first.patterns).toEqual([{ ...nights, id }])
    expect(first.shifts.map(({ occurrence }) => occurrence?.on)).toEqual(['2026-03-20', '2026-03-21'])
    const [, summer] = (await readShiftWeek(parts(), commander, '2026-03-27')).shifts
    expect(summer && (summer.to - summer.from) / hour).toBe(7)
    const saturday = first.shifts[1]
    if (!saturday) throw new Error('no Saturday')
    await kept(changeShift(parts(), commander, saturday, { ...saturday, from: saturday.from - hour, units: [unitId] }))
    expect((await week()).shifts[1]).toMatchObject({ from: saturday.from - hour, occurrence: { on: '2026-03-21' } })
    now = saturday.from
    await kept(withdrawPattern(parts(), commander, id))
    expect((await week()).shifts.map(({ occurrence }) => occurrence)).toEqual([null, null])
    expect((await readShiftWeek(parts(), commander, '2026-03-27')).shifts).toEqual([])
  })

  it('of a pattern are all kept or none', async () => {
    const unitId = await unit()
    await kept(planShift(parts(), commander, evening([unitId])))
    const daily = {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      fromMinute: 1200,
      toMinute: 1260,
      breaks: [],
      units: [unitId],
      startsOn: '2026-03-16',
      endsOn: '2026-03-22',
      except: [],
    }
    expect(await makePattern(parts(), commander, daily)).toMatchObject({
      problem: { code: 'pattern.day-refused', on: '2026-03-20', because: { code: 'shift.unit-taken' } },
    })
    expect((await week()).shifts).toHaveLength(1)
    expect((await week()).patterns).toEqual([])
  })

  it('keep their appointments, and tell of company the commander alone', async () => {
    const unitId = await unit()
    const wanted = { place: placeId(1), unit: unitId, from: friday + 2 * hour, to: friday + 3 * hour }
    expect(await makeAppointment(parts(), commander, { ...wanted, kind: 'company' })).toMatchObject({
      problem: { code: 'appointment.outside-shift' },
    })
    const id = await kept(planShift(parts(), commander, evening([unitId])))
    const company = await kept(makeAppointment(parts(), commander, { ...wanted, kind: 'company' }))
    const meeting = { ...wanted, kind: 'meeting', from: friday + 5 * hour, to: friday + 6 * hour } as const
    await kept(makeAppointment(parts(), commander, meeting))
    expect((await week()).appointments).toMatchObject([{ kind: 'company', place: placeId(1) }, { kind: 'meeting' }])
    expect((await week(analyst)).appointments).toMatchObject([{ kind: 'meeting' }])
    expect(await withdrawShift(parts(), commander, { id, revision: 1 })).toMatchObject({
      problem: { code: 'shift.leaves-appointment' },
    })
    await kept(withdrawAppointment(parts(), commander, company))
    expect(await withdrawAppointment(parts(), commander, company)).toMatchObject({
      problem: { code: 'appointment.not-found' },
    })
  })

  it('follow a place into the one it went into, and take no new appointment at it', async () => {
    const unitId = await unit()
    await kept(planShift(parts(), commander, evening([unitId])))
    const wanted = {
      place: placeId(1),
      unit: unitId,
      from: friday + 2 * hour,
      to: friday + 3 * hour,
      kind: 'meeting',
    } as const
    await kept(makeAppointment(parts(), commander, wanted))
    await sql`
      update places set merged_into = ${placeId(2)}, parent_id = ${placeId(2)}
      where operation_id = ${own} and id = ${placeId(1)}`.execute(database.db)
    expect((await week()).appointments).toMatchObject([{ place: placeId(2) }])
    const again = { ...wanted, from: friday + 6 * hour, to: friday + 7 * hour }
    expect(await makeAppointment(parts(), commander, again)).toMatchObject({
      problem: { code: 'appointment.place-unknown' },
    })
  })

  it('are seen by others as covered hours, from when they begin', async () => {
    await kept(planShift(parts(), commander, evening([await unit()])))
    const covered = async () => (await readCoverage(parts(), own, '2026-03-18')).hours.filter((each) => each.isCovered)
    expect(await covered()).toEqual([])
    now = friday + hour
    expect(await covered()).toHaveLength(8)
  })

  it('have units that are told apart, name no person, and are changed by whoever saw the newest', async () => {
    const id = await unit()
    for (const [label, code] of [
      ['4210', 'unit.label-taken'],
      ['Anna Andersson', 'unit.label-person'],
      [' ', 'unit.label-malformed'],
    ] as const)
      expect(await addUnit(parts(), commander, { ...patrol, label })).toMatchObject({ problem: { code } })
    const more = { label: '4210', mode: 'car', adults: 3, organisation: 'Polisen', isRetired: true } as const
    await kept(changeUnit(parts(), commander, { id, revision: 1 }, more))
    expect(await changeUnit(parts(), commander, { id, revision: 1 }, more)).toMatchObject({
      problem: { code: 'unit.changed', now: { adults: 3 } },
    })
    expect(await planShift(parts(), commander, evening([id]))).toMatchObject({
      problem: { code: 'shift.unit-retired' },
    })
  })

  it('are logged, and heard of by open desks without a picture being counted anew', async () => {
    const before = await database.store.read(async (tx) => [
      await tx.operations.revision(own),
      (await tx.operations.revisions([own])).get(own) ?? 0,
    ])
    const id = await unit()
    const [log, after] = await database.store.read(async (tx) => [
      await tx.audit.list(own, 1),
      [await tx.operations.revision(own), (await tx.operations.revisions([own])).get(own) ?? 0],
    ])
    expect(log).toMatchObject([{ action: 'shift.plan', subject: id, staff: staffId(1) }])
    expect(after).toEqual([before[0], (before[1] ?? 0) + 1])
  })
})
