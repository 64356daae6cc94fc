import { createSnapper, type Snapper } from '../domain/geo/snap.ts'
import { type AreaId, type IncidentId, uuidV7 } from '../domain/ids.ts'
import { crimeGroups } from '../domain/incident/crime-groups.ts'
import { defaultMarks } from '../domain/incident/default-marks.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { AreaRole } from '../domain/place/place.ts'
import { invariant } from '../domain/result.ts'
import type { OfferedIncident } from '../usecases/ports.ts'
import { bytesFrom, stream } from './draw.ts'
import type { DemoTown } from './events.ts'
import { forms } from './forms.ts'
import type { KnownIncident } from './knowing.ts'

const sensitiveGroups: ReadonlySet<string> = new Set(
  crimeGroups.flatMap(({ key, sensitivity }) => (sensitivity === 'none' ? [] : [key])),
)

/** Sensitive groups lose their exact place before they are stored (methods §0, S36). */
export const isSensitive = ({ happening }: KnownIncident): boolean => sensitiveGroups.has(forms[happening.form].group)

/** The invented organisation that answers for every record of the demo: no real authority stands beside them. */
export const demoOrganisation = 'Månlunda lokalpolisområde (påhittat)'

type Placing = Pick<Incident, 'precision' | 'place' | 'snapMetres' | 'position' | 'area'>

/** As an import does unless its mapping says otherwise. */
const snapWithinMetres = 50

function placingOf(known: KnownIncident, areas: Readonly<Record<AreaRole, AreaId>>, snap: Snapper): Placing {
  const { zone, place } = known.happening.place
  const area = areas[zone]
  if (isSensitive(known)) return { precision: 'area', place: null, snapMetres: null, position: null, area }
  if (!known.position) return { precision: 'place', place: place.id, snapMetres: null, position: null, area }
  const position = { eastMetres: known.position[0], northMetres: known.position[1] }
  const snapped = snap({ point: position, names: [], floor: null, indoor: null })
  return snapped
    ? { precision: 'place', place: snapped.place.id, snapMetres: snapped.metres, position, area }
    : { precision: 'coordinates', place: null, snapMetres: null, position, area }
}

/** The town's incidents as an import offers them; ids depend on the seed alone and sort by when they became known. */
export function offeredIncidents({ seed, town, incidents }: DemoTown): readonly OfferedIncident[] {
  const random = stream(seed, 'incident ids')
  const areaOf = (role: AreaRole): AreaId => {
    const area = town.areas.find((candidate) => candidate.role === role)
    invariant(area, `the town has no ${role} area`)
    return area.id
  }
  const areas = { target: areaOf('target'), surroundings: areaOf('surroundings'), comparison: areaOf('comparison') }
  const snap = createSnapper(
    town.places.map(({ place }) => place),
    snapWithinMetres,
  )
  return incidents.map(
    (known): OfferedIncident => ({
      key: `id:${known.externalId}`,
      id: uuidV7<IncidentId>(known.knownAt, bytesFrom(random, 10)),
      externalId: known.externalId,
      interval: known.interval,
      knownAt: known.knownAt,
      ...placingOf(known, areas, snap),
      code: known.code,
      group: forms[known.happening.form].group,
      source: known.source,
      investigation: known.investigation,
      marks: { ...defaultMarks(known.source, demoOrganisation), controller: demoOrganisation },
    }),
  )
}
