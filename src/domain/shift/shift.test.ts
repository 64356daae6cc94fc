import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AppointmentId, PlaceId, ShiftId, UnitId } from '../ids.ts'
import { decideAppointment, maySeeAppointment } from './appointment.ts'
import { coveredHours, presenceSteps } from './presence.ts'
import {
  checkHours,
  decideShift,
  findSeen,
  haveCommonTime,
  holds,
  leavesAppointment,
  type Roster,
  type Shift,
  type ShiftWanted,
} from './shift.ts'
import { parseUnit, type Unit, unitKinds } from './unit.ts'

const hour = 3_600_000
const units = unitKinds.map(
  (kind, at): Unit => ({
    id: `u${at}` as UnitId,
    kind,
    label: `Enhet ${at}`,
    mode: 'foot',
    adults: at + 1,
    organisation: 'Exempel',
    isRetired: false,
    revision: 1,
  }),
)
const idOf = (at: number) => units[at]?.id as UnitId
const shift = (more: Partial<Shift> = {}): Shift => ({
  id: 's1' as ShiftId,
  from: 10 * hour,
  to: 18 * hour,
  breaks: [{ from: 13 * hour, to: 14 * hour }],
  units: [idOf(0)],
  occurrence: null,
  revision: 1,
  ...more,
})
const square = 'p1' as PlaceId
const roster = (more: Partial<Roster> = {}): Roster => ({
  units,
  shifts: [shift()],
  appointments: [],
  places: new Set([square]),
  ...more,
})

describe('hours of a shift', () => {
  it.each([
    ['shift.no-length', { to: 10 * hour }],
    ['shift.no-length', { to: 9 * hour }],
    ['shift.too-long', { to: 26 * hour + 1 }],
    ['shift.break-no-length', { breaks: [{ from: 12 * hour, to: 12 * hour }] }],
    ['shift.break-outside', { breaks: [{ from: 9 * hour, to: 11 * hour }] }],
    ['shift.break-outside', { breaks: [{ from: 17 * hour, to: 19 * hour }] }],
    [
      'shift.breaks-overlap',
      {
        breaks: [
          { from: 14 * hour, to: 15 * hour },
          { from: 13 * hour, to: 14 * hour },
        ],
      },
    ],
    [null, { to: 26 * hour }],
  ] as const)('%s', (code, part) => expect(checkHours(shift(part))).toBe(code))
})

describe('a shift in the roster', () => {
  const wanted = { from: 17 * hour, to: 20 * hour, breaks: [], units: [idOf(0), idOf(1)] }
  it('is refused where a unit stands already, is unknown, retired or none', () => {
    expect(decideShift(roster(), wanted, null)).toEqual({
      ok: false,
      problem: { code: 'shift.unit-taken', unit: idOf(0), shift: 's1' },
    })
    expect(decideShift(roster(), { ...wanted, units: [] }, null)).toMatchObject({ problem: { code: 'shift.no-units' } })
    expect(decideShift(roster({ units: [] }), wanted, null)).toMatchObject({ problem: { code: 'shift.unit-unknown' } })
    const retired = units.map((unit) => ({ ...unit, isRetired: true }))
    expect(decideShift(roster({ units: retired }), wanted, null)).toMatchObject({
      problem: { code: 'shift.unit-retired' },
    })
    expect(decideShift(roster({ units: retired }), shift({ to: 19 * hour }), shift())).toMatchObject({ ok: true })
  })

  it('is not in its own way, and may begin when the other ends', () => {
    expect(decideShift(roster(), shift({ to: 19 * hour }), shift())).toMatchObject({ ok: true })
    expect(decideShift(roster(), { ...wanted, from: 18 * hour }, null)).toMatchObject({ ok: true })
  })

  it('counts a unit that was named twice once', () => {
    const twice = { ...wanted, from: 18 * hour, units: [idOf(0), idOf(0)] }
    expect(decideShift(roster(), twice, null)).toMatchObject({ value: { units: [idOf(0)] } })
  })

  it('is told from one that was changed since', () => {
    expect(findSeen(roster(), shift().id, 1)).toMatchObject({ ok: true })
    expect(findSeen(roster(), shift().id, 2)).toMatchObject({ problem: { code: 'shift.changed', now: shift() } })
    expect(findSeen(roster({ shifts: [] }), shift().id, 1)).toMatchObject({ problem: { code: 'shift.not-found' } })
  })
})

describe('an appointment', () => {
  const wanted = { kind: 'meeting', place: square, unit: idOf(0), from: 11 * hour, to: 12 * hour } as const
  it.each([
    ['appointment.no-length', { to: 11 * hour }, {}],
    ['appointment.place-unknown', {}, { places: new Set<PlaceId>() }],
    ['appointment.unit-unknown', { unit: 'x' as UnitId }, {}],
    ['appointment.kind-may-not', { kind: 'company', unit: idOf(3) }, {}],
    ['appointment.outside-shift', { to: 19 * hour }, {}],
    ['appointment.in-break', { to: 13.5 * hour }, {}],
    ['appointment.unit-taken', {}, { appointments: [{ ...wanted, id: 'a' as AppointmentId }] }],
  ] as const)('%s', (code, part, around) =>
    expect(decideAppointment(roster(around), { ...wanted, ...part })).toMatchObject({ problem: { code } }),
  )

  it('is kept, and keeps its shift from being taken away or cut', () => {
    expect(decideAppointment(roster(), wanted)).toMatchObject({ ok: true })
    const held = { appointments: [{ ...wanted, id: 'a' as AppointmentId }] }
    expect(leavesAppointment(held, shift(), null)).toBe(true)
    expect(decideShift(roster(held), shift({ from: 11.5 * hour }), shift())).toMatchObject({
      problem: { code: 'shift.leaves-appointment' },
    })
    expect(decideShift(roster(held), shift({ from: 9 * hour }), shift())).toMatchObject({ ok: true })
  })

  it('for company is seen by the commander alone of those who plan', () => {
    expect(maySeeAppointment('commander', { kind: 'company' })).toBe(true)
    for (const role of ['analyst', 'officer', 'coordinator', 'partner'] as const)
      expect(maySeeAppointment(role, { kind: 'company' })).toBe(false)
    expect(maySeeAppointment('analyst', { kind: 'meeting' })).toBe(true)
  })
})

describe('adults who are out', () => {
  it('count together and each kind by itself, and not while they rest', () => {
    const two = shift({ id: 's2' as ShiftId, from: 12 * hour, to: 15 * hour, breaks: [], units: [idOf(1), idOf(2)] })
    expect(presenceSteps([shift(), two], units)).toEqual([
      { from: 10 * hour, to: 12 * hour, adults: 1, byKind: { 'police-patrol': 1 } },
      { from: 12 * hour, to: 13 * hour, adults: 6, byKind: { 'police-patrol': 1, guard: 2, 'safety-host': 3 } },
      { from: 13 * hour, to: 14 * hour, adults: 5, byKind: { guard: 2, 'safety-host': 3 } },
      { from: 14 * hour, to: 15 * hour, adults: 6, byKind: { 'police-patrol': 1, guard: 2, 'safety-host': 3 } },
      { from: 15 * hour, to: 18 * hour, adults: 1, byKind: { 'police-patrol': 1 } },
    ])
    expect(presenceSteps([], units)).toEqual([])
  })

  it('are told to others as covered or not, from when the shift began', () => {
    const hours = [9, 12, 13, 17].map((at) => ({ from: at * hour, to: (at + 1) * hour }))
    expect(coveredHours([shift()], units, hours, 10 * hour - 1)).toEqual([false, false, false, false])
    expect(coveredHours([shift()], units, hours, 10 * hour)).toEqual([false, true, false, true])
  })
})

it('a unit names no person', () => {
  const wanted = { kind: 'guard', label: ' 4210 ', mode: 'foot', adults: 2, organisation: 'Centrumbolaget' } as const
  const codeOf = (part: object) => {
    const parsed = parseUnit({ ...wanted, ...part }, units)
    return parsed.ok ? parsed.value.label : parsed.problem.code
  }
  expect(codeOf({})).toBe('4210')
  expect(codeOf({ label: 'Adam 21' })).toBe('Adam 21')
  for (const label of ['Anna', 'Anna Andersson', '19850709-9805', '070-123 45 67'])
    expect(codeOf({ label })).toBe('unit.label-person')
  expect(codeOf({ organisation: 'Anna Andersson' })).toBe('unit.label-person')
  expect(codeOf({ label: 'enhet 0' })).toBe('unit.label-taken')
  expect(codeOf({ label: 'x'.repeat(41) })).toBe('unit.label-malformed')
  expect(codeOf({ organisation: ' ' })).toBe('unit.organisation-malformed')
  for (const adults of [0, 21, 1.5]) expect(codeOf({ adults })).toBe('unit.adults-out-of-range')
})

describe('whatever commands come', () => {
  const quarter = hour / 4
  const span = fc
    .tuple(fc.nat(200), fc.integer({ min: -4, max: 70 }))
    .map(([from, length]) => ({ from: from * quarter, to: (from + length) * quarter }))
  const wanted: fc.Arbitrary<ShiftWanted> = fc
    .record({
      span,
      breaks: fc.array(span, { maxLength: 1 }),
      units: fc.array(fc.constantFrom(...units.map(({ id }) => id)), { maxLength: 3 }),
    })
    .map(({ span: { from, to }, breaks, units: on }) => ({ from, to, breaks, units: on }))
  const command = fc.oneof(
    fc.record({ do: fc.constant('plan' as const), wanted }),
    fc.record({ do: fc.constant('change' as const), at: fc.nat(20), wanted }),
    fc.record({ do: fc.constant('withdraw' as const), at: fc.nat(20) }),
    fc.record({ do: fc.constant('bind' as const), span, unit: fc.constantFrom(...units.map(({ id }) => id)) }),
  )

  it('no unit is ever in two shifts at once, and every appointment has its unit', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        let now = roster({ shifts: [] })
        for (const [at, one] of commands.entries()) now = obey(now, one, at)
        for (const [index, first] of now.shifts.entries())
          for (const second of now.shifts.slice(index + 1))
            if (haveCommonTime(first, second)) expect(first.units.filter((id) => second.units.includes(id))).toEqual([])
        for (const each of now.appointments) expect(now.shifts.some((one) => holds(one, each))).toBe(true)
      }),
    )
  })

  function obey(before: Roster, one: typeof command extends fc.Arbitrary<infer C> ? C : never, at: number): Roster {
    if (one.do === 'plan') {
      const decided = decideShift(before, one.wanted, null)
      const added = decided.ok ? [shift({ ...decided.value, id: `s${at}` as ShiftId })] : []
      return { ...before, shifts: [...before.shifts, ...added] }
    }
    if (one.do === 'bind') {
      const bound = { kind: 'meeting', place: square, unit: one.unit, ...one.span } as const
      const decided = decideAppointment(before, bound)
      const added = decided.ok ? [{ ...bound, id: `a${at}` as AppointmentId }] : []
      return { ...before, appointments: [...before.appointments, ...added] }
    }
    const former = before.shifts[one.at % Math.max(1, before.shifts.length)]
    if (!former) return before
    const others = before.shifts.filter((each) => each !== former)
    if (one.do === 'withdraw') return leavesAppointment(before, former, null) ? before : { ...before, shifts: others }
    const decided = decideShift(before, one.wanted, former)
    return decided.ok ? { ...before, shifts: [...others, { ...former, ...decided.value }] } : before
  }
})
