import { describe, expect, it } from 'vitest'
import { randomStream } from '../../analysis/random.ts'
import type { AreaId, IncidentId, PlaceId, WalkId } from '../../domain/ids.ts'
import type { Walk } from '../../domain/place/ground.ts'
import type { Area, AreaRole, Place } from '../../domain/place/place.ts'
import { type PlainIncident, toColumns } from '../picture/to-columns.ts'
import { type WatchOrder, watchPlaces } from './watch-places.ts'

const weekMs = 7 * 86_400_000
const [weeksBefore, weeksSince] = [52, 12]
/** Monday noon, a year before the start on Monday 2026-02-16. */
const first = Date.parse('2025-02-17T12:00:00Z')
const now = first + (weeksBefore + weeksSince) * weekMs + 3_600_000

/** Places along a line, 100 m apart: twenty in the target area and the surroundings, then ten that compare. */
const place = (n: number): Place => ({
  id: `place-${String(n).padStart(2, '0')}` as PlaceId,
  parent: null,
  kind: 'square',
  name: `Plats ${n}`,
  floor: null,
  floorLabel: null,
  indoor: false,
  geometry: { type: 'Point', coordinates: [n * 100, 0] },
  openingHours: [],
})
const area = (role: AreaRole, from: number, to: number): Area => {
  const [west, east] = [from * 100 - 50, to * 100 - 50]
  const ring = [
    [west, -50],
    [east, -50],
    [east, 50],
    [west, 50],
    [west, -50],
  ] as const
  return { id: role as unknown as AreaId, role, name: role, geometry: { type: 'Polygon', coordinates: [ring] } }
}
const places = Array.from({ length: 30 }, (_, n) => place(n))
const areas = [area('target', 0, 5), area('surroundings', 5, 20), area('comparison', 20, 30)]

/** Place 1 falls from 6 to 1 a week, place 4 from 6 to 1 too, and place 7 rises from ½ to 4; all others stay at 1. */
const rate = (n: number, isSince: boolean): number => {
  if (n === 1 || n === 4) return isSince ? 1 : 6
  return n === 7 ? (isSince ? 4 : 0.5) : 1
}

function incidents(more: Partial<PlainIncident> = {}, only: (n: number) => boolean = () => true): PlainIncident[] {
  return places.flatMap(({ id }, n) => {
    const random = randomStream(5, n)
    return Array.from({ length: weeksBefore + weeksSince }, (_, week) => week).flatMap((week) => {
      const from = first + week * weekMs
      return Array.from({ length: random.poisson(rate(n, week >= weeksBefore)) }, (_, i) => ({
        id: `${id} ${week} ${i}` as IncidentId,
        from: from + i * 60_000,
        knownAt: from + i * 60_000,
        place: id,
        group: 'narcotics',
        source: 'reported' as const,
        ...(only(n) ? more : {}),
      }))
    })
  })
}

const order = (rows: readonly PlainIncident[], more: Partial<WatchOrder> = {}): WatchOrder => ({
  operation: { startsOn: '2026-02-16', timeZone: 'Europe/Stockholm' },
  places,
  areas,
  columns: toColumns(rows),
  groups: [{ key: 'honour', name: { sv: 'heder', en: 'honour' }, sensitivity: 'honour' }],
  answered: [],
  walks: [],
  now,
  ...more,
})

describe('the displacement watch over an operation', () => {
  it('proposes what rose outside, in the week it was sure, and names the nearest that fell', () => {
    const [rise, ...others] = watchPlaces(order(incidents()))
    expect(others).toEqual([])
    expect(rise).toMatchObject({ place: 'place-07', origin: { place: 'place-04', metres: 300, onFoot: false } })
    expect(rise?.evidence).toBeGreaterThanOrEqual(rise?.enough ?? Number.POSITIVE_INFINITY)
    expect(rise && rise.week > '2026-02-16' && rise.week < '2026-05-11').toBe(true)
    expect(new Date(rise?.week ?? '').getUTCDay()).toBe(1)
  })

  it('names the nearest on foot where ways are drawn, in the direction that they lead', () => {
    const walk = (from: string, to: string, metres: number, oneWay = false): Walk => ({
      id: `${from} ${to}` as WalkId,
      kind: 'walk',
      from: from as PlaceId,
      to: to as PlaceId,
      line: null,
      metres,
      floors: null,
      oneWay,
    })
    const originOf = (walks: readonly Walk[]) => watchPlaces(order(incidents(), { walks }))[0]?.origin
    const detour = walk('place-04', 'place-07', 900)
    expect(originOf([detour, walk('place-01', 'place-07', 700)])).toMatchObject({
      place: 'place-01',
      metres: 700,
      onFoot: true,
    })
    expect(originOf([detour, walk('place-07', 'place-01', 100, true)])).toMatchObject({
      place: 'place-01',
      metres: 600,
      onFoot: false,
    })
    expect(originOf([detour, walk('place-01', 'place-04', 50, true)])).toMatchObject({ place: 'place-04', metres: 900 })
  })

  it('proposes a place again after an answer only by the weeks that began later', () => {
    const [rise] = watchPlaces(order(incidents()))
    const answeredOn = Date.parse(`${rise?.week}T12:00:00Z`) + weekMs
    const answered = [{ place: 'place-07' as unknown as PlaceId, at: answeredOn }]
    const [again] = watchPlaces(order(incidents(), { answered }))
    expect(again?.place).toBe('place-07')
    expect(Date.parse(again?.week ?? '')).toBeGreaterThan(answeredOn)
    expect(watchPlaces(order(incidents(), { answered: [{ ...answered[0]!, at: now }] }))).toEqual([])
  })

  it('takes no notice of what police found, nor of sensitive groups', () => {
    expect(watchPlaces(order(incidents({ source: 'discovered' }, (n) => n === 7)))).toEqual([])
    expect(watchPlaces(order(incidents({ group: 'honour' }, (n) => n === 7)))).toEqual([])
  })

  it('names no origin where nothing has fallen', () => {
    const steady = incidents().filter(({ place: at }) => at !== 'place-01' && at !== 'place-04')
    expect(watchPlaces(order(steady))).toMatchObject([{ place: 'place-07', origin: null }])
  })

  it('says nothing without a comparison area, or before a whole week has passed', () => {
    expect(watchPlaces(order(incidents(), { areas: areas.slice(0, 2) }))).toEqual([])
    expect(watchPlaces(order(incidents(), { areas: [] }))).toEqual([])
    const early = { operation: { startsOn: '2026-05-11', timeZone: 'Europe/Stockholm' } } as const
    expect(watchPlaces(order(incidents(), early))).toEqual([])
    expect(watchPlaces(order([]))).toEqual([])
  })
})
