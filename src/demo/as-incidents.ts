import { type AreaId, type IncidentId, uuidV7 } from '../domain/ids.ts'
import { crimeGroups } from '../domain/incident/crime-groups.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { RecordMarks } from '../domain/incident/marks.ts'
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

const police = {
  regime: 'brottsdatalagen',
  controller: 'Polisen i Månlunda (påhittad)',
  purpose: 'prevent-crime',
} as const
const municipality = {
  regime: 'gdpr',
  controller: 'Månlunda kommun (påhittad)',
  purpose: 'municipal-prevention',
} as const
const marks: Readonly<Record<KnownIncident['source'], RecordMarks>> = {
  reported: { ...police, sourceGrade: 'X3' },
  discovered: { ...police, sourceGrade: 'A1' },
  observed: { ...municipality, sourceGrade: 'B2' },
}

type Placing = Pick<Incident, 'precision' | 'place' | 'position' | 'area'>

function placingOf(known: KnownIncident, areas: Readonly<Record<AreaRole, AreaId>>): Placing {
  const { zone, place } = known.happening.place
  if (isSensitive(known)) return { precision: 'area', place: null, position: null, area: areas[zone] }
  if (known.position) {
    const [eastMetres, northMetres] = known.position
    return { precision: 'coordinates', place: null, position: { eastMetres, northMetres }, area: null }
  }
  return { precision: 'place', place: place.id, position: null, area: null }
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
  return incidents.map(
    (known): OfferedIncident => ({
      key: `id:${known.externalId}`,
      id: uuidV7<IncidentId>(known.knownAt, bytesFrom(random, 10)),
      externalId: known.externalId,
      interval: known.interval,
      knownAt: known.knownAt,
      ...placingOf(known, areas),
      snapMetres: null,
      code: known.code,
      group: forms[known.happening.form].group,
      source: known.source,
      investigation: known.investigation,
      marks: marks[known.source],
    }),
  )
}
