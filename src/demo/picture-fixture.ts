import { createHash } from 'node:crypto'
import { crimeGroups } from '../domain/incident/crime-groups.ts'
import type { PictureInput } from '../usecases/picture/picture-input.ts'
import { toColumns } from '../usecases/picture/to-columns.ts'
import { offeredIncidents } from './as-incidents.ts'
import { demoTimeZone } from './demo-calendar.ts'
import { type DemoOptions, type DemoTown, demoTown } from './events.ts'

/** The moment of every screenshot and test that wants one: a Wednesday in the ninth week. */
export const fixtureNow = Date.parse('2026-04-15T10:00:00+02:00')

/** What `describePicture` needs of a drawn town, without a database. */
export const pictureInputOf = (demo: DemoTown): PictureInput => ({
  operation: { startsOn: demo.calendar.startsOn, timeZone: demoTimeZone },
  places: demo.town.places.map(({ place }) => place),
  areas: demo.town.areas,
  columns: toColumns(
    offeredIncidents(demo).map(({ id, interval, knownAt, place, group, source, code, investigation }) => ({
      id,
      from: interval.from,
      to: interval.to,
      knownAt,
      place,
      group,
      source,
      code,
      investigation,
    })),
  ),
  filter: {},
  now: demo.calendar.now,
  seed: 1,
  groups: crimeGroups,
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
})

/** The picture of the demo town that everybody starts with, as of `fixtureNow` unless asked otherwise. */
export const demoPictureInput = (options: Partial<DemoOptions> = {}): PictureInput =>
  pictureInputOf(demoTown({ seed: 1, now: fixtureNow, ...options }))
