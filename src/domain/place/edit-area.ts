import { joinPolygons } from '../geo/join-polygons.ts'
import { areaSquareMetres } from '../geo/polygon.ts'
import { splitPolygon } from '../geo/split-polygon.ts'
import type { AreaId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { AreaEdit, Outcome } from './edit.ts'
import type { GroundProblem } from './edit-problem.ts'
import type { Change, Ground } from './ground.ts'
import { checkGeometry, checkName, checkReach, firstRefusal } from './ground-rules.ts'
import type { Area } from './place.ts'
import { shifted } from './shift.ts'

type Decided = Result<Outcome, GroundProblem>
type Areal = Area['geometry']

const change = (before: Area | null, after: Area | null): Change => ({
  of: 'area',
  id: (after ?? before)?.id as AreaId,
  before,
  after,
})
const outcome = (changes: readonly Change[], repointings: Outcome['repointings'] = []): Decided =>
  done({ changes, repointings })

/** What the edit does to the operation's areas. */
export function applyAreaEdit(ground: Ground, edit: AreaEdit): Decided {
  if (edit.name === 'add-area') {
    if (ground.areas.has(edit.area.id)) return refuse({ code: 'ground.id-taken', id: edit.area.id })
    return settled(ground, null, edit.area)
  }
  const area = ground.areas.get(edit.id)
  if (!area) return refuse({ code: 'ground.not-found', id: edit.id })
  switch (edit.name) {
    case 'change-area':
      return settled(ground, area, { ...area, ...edit.to })
    case 'reshape-area':
      return settled(ground, area, { ...area, geometry: edit.geometry })
    case 'move-area':
      return settled(ground, area, { ...area, geometry: shifted(area.geometry, edit.east, edit.north) })
    case 'split-area':
      return splitArea(ground, area, edit)
    case 'merge-areas':
      return mergeAreas(ground, area, edit.gone)
    case 'remove-area':
      return ground.occupied.has(area.id)
        ? refuse({ code: 'area.has-incidents', id: area.id })
        : outcome([change(area, null)])
  }
}

/** The area that is redrawn does not say how far away it may be: the others do. */
function settled(ground: Ground, before: Area | null, after: Area): Decided {
  const others = [...ground.areas.values()].filter(({ id }) => id !== after.id)
  const checked = firstRefusal([
    () => checkGeometry(after.id, after.geometry),
    () => checkReach(others, after.id, after.geometry),
    () => checkName(after.id, after.name),
  ])
  return checked.ok ? outcome([change(before, after)]) : checked
}

function splitArea(ground: Ground, area: Area, { line, part }: Extract<AreaEdit, { name: 'split-area' }>): Decided {
  const { id } = area
  if (ground.areas.has(part.id)) return refuse({ code: 'ground.id-taken', id: part.id })
  if (area.geometry.type !== 'Polygon') return refuse({ code: 'split.no-polygon', id })
  const parts = splitPolygon(area.geometry.coordinates, line)
  if (!parts.ok) return refuse({ ...parts.problem, id })
  const [larger, smaller] = parts.value
    .map((coordinates): Areal => ({ type: 'Polygon', coordinates }))
    .toSorted((a, b) => areaSquareMetres(b) - areaSquareMetres(a)) as [Areal, Areal]
  const checked = checkName(part.id, part.name)
  if (!checked.ok) return checked
  return outcome([change(area, { ...area, geometry: larger }), change(null, { ...area, ...part, geometry: smaller })])
}

function mergeAreas(ground: Ground, area: Area, goneId: AreaId): Decided {
  const gone = ground.areas.get(goneId)
  if (!gone) return refuse({ code: 'ground.not-found', id: goneId })
  if (gone.id === area.id) return refuse({ code: 'merge.itself', id: area.id })
  const joined = { ...area, geometry: joinPolygons(area.geometry, gone.geometry) }
  return outcome([change(area, joined), change(gone, null)], [{ of: 'area', from: goneId, to: area.id, within: null }])
}
