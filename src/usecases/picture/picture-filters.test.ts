import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aoristicRhythm } from '../../analysis/aoristic.ts'
import { demoPictureInput } from '../../demo/picture-fixture.ts'
import { incidentSources, investigationStates } from '../../domain/incident/incident.ts'
import { localClock } from '../../domain/time/local-clock.ts'
import { describeIndexed, describePicture } from '../describe-picture.ts'
import type { IncidentFilter } from '../ports.ts'
import { indexPicture } from './picture-index.ts'
import { pictureRows } from './picture-rows.ts'

const input = demoPictureInput()
const index = indexPicture(input)
const clock = localClock(input.operation.timeZone)
const pictureOf = (filter: IncidentFilter) => describeIndexed({ index, filter, now: input.now, seed: 1 })
const whole = pictureOf({})

describe('what one can filter by', () => {
  const { codes, kinds, floors, investigations, areas } = whole.facets
  it.each<[string, readonly { readonly key: unknown; readonly count: number }[], (key: never) => IncidentFilter]>([
    ['codes', codes, (key) => ({ codes: [key] })],
    ['kinds', kinds, (key) => ({ kinds: [key] })],
    ['floors', floors, (key) => ({ floors: [key] })],
    ['investigations', investigations, (key) => ({ investigations: [key] })],
    ['areas', areas.filter(({ count }) => count > 0), (key) => ({ areas: [key] })],
    ['groups', whole.groups, (key) => ({ groups: [key] })],
  ])('%s say how many incidents each leaves', (_, facets, filterBy) => {
    expect(facets.length).toBeGreaterThan(0)
    for (const { key, count } of facets) expect(pictureOf(filterBy(key as never)).totals.incidents).toBe(count)
  })
})

/** Any filter of the demo town's own values. */
const some = <T>(values: readonly T[]) =>
  fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined, freq: 3 })
const anyFilter: fc.Arbitrary<IncidentFilter> = fc.record({
  groups: some(input.columns.groups),
  sources: some(incidentSources),
  codes: some(input.columns.codes),
  investigations: some([...investigationStates, 'unknown'] as const),
  kinds: some(whole.facets.kinds.map(({ key }) => key)),
  hours: some(Array.from({ length: 168 }, (_, hour) => hour)),
  from: fc.option(fc.integer({ min: input.now - 3e10, max: input.now }), { nil: undefined }),
})

/** The slow, obvious version: each row asked by itself, from the columns as the store gave them. */
function rowsByAsking(filter: IncidentFilter): number[] {
  const { columns, places, now } = input
  const has = <T>(chosen: readonly T[] | undefined, value: T) => !chosen || chosen.includes(value)
  const share = (row: number, hours: readonly number[]) => {
    const { weights } = aoristicRhythm(columns.from, columns.to, clock, { rows: [row], longestHours: 12 })
    return hours.reduce((sum, hour) => sum + (weights[hour] ?? 0), 0)
  }
  return Array.from({ length: columns.rowCount }, (_, row) => row).filter((row) => {
    const at = columns.from[row] as number
    const placeAt = index.placeOf[row] as number
    const place = places[placeAt]
    return (
      at <= now &&
      at >= (filter.from ?? at) &&
      has(filter.groups, columns.groups[columns.group[row] as number] as string) &&
      has(filter.sources, incidentSources[columns.source[row] as number] as never) &&
      has(filter.codes, columns.codes[columns.code[row] as number] as string) &&
      has(
        filter.investigations,
        (['unknown', ...investigationStates] as const)[columns.investigation[row] as number],
      ) &&
      (!filter.kinds || (place !== undefined && filter.kinds.includes(place.kind))) &&
      index.ground.compared[placeAt] !== 1 &&
      (!filter.hours || share(row, filter.hours) >= 0.5 - 1e-9)
    )
  })
}

describe('a picture through any filter', () => {
  it('is of the rows that pass when each is asked by itself', () =>
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const { all, counted, discovered, ranked } = pictureRows(index, filter, input.now)
        expect(Array.from(all)).toEqual(rowsByAsking(filter))
        expect(discovered.length + counted.length).toBeLessThanOrEqual(all.length)
        expect(Array.from(ranked)).toEqual(Array.from(counted).filter((row) => (index.placeOf[row] as number) >= 0))
      }),
      { numRuns: 25 },
    ))

  it('is the same from an index that crossed to another thread and was asked before', () =>
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const question = { filter, now: input.now, seed: 1 }
        const asked = describeIndexed({ index: structuredClone(index), ...question })
        expect(asked).toEqual(describePicture({ ...input, ...question }))
      }),
      { numRuns: 5 },
    ))
})
