import type { WalkId } from '../ids.ts'
import { done, type Result, refuse } from '../result.ts'
import type { Outcome, WalkEdit } from './edit.ts'
import type { GroundProblem } from './edit-problem.ts'
import type { Change, Ground, Walk } from './ground.ts'
import { checkReach } from './ground-rules.ts'

type Decided = Result<Outcome, GroundProblem>

const outcome = (id: WalkId, before: Walk | null, after: Walk | null): Decided =>
  done({ changes: [{ of: 'walk', id, before, after } satisfies Change], repointings: [] })

/** What the edit does to the ways between places. */
export function applyWalkEdit(ground: Ground, edit: WalkEdit): Decided {
  if (edit.name === 'add-walk') {
    if (ground.walks.has(edit.walk.id)) return refuse({ code: 'ground.id-taken', id: edit.walk.id })
    return settled(ground, null, edit.walk)
  }
  const walk = ground.walks.get(edit.id)
  if (!walk) return refuse({ code: 'ground.not-found', id: edit.id })
  return edit.name === 'remove-walk' ? outcome(walk.id, walk, null) : settled(ground, walk, { ...walk, ...edit.to })
}

function settled(ground: Ground, before: Walk | null, after: Walk): Decided {
  const checked = checkWalk(ground, after)
  return checked.ok ? outcome(after.id, before, after) : checked
}

/** Two places or a line; a length that can be told. */
function checkWalk(ground: Ground, { id, from, to, line, kind, floors }: Walk): Result<null, GroundProblem> {
  const missing = [from, to].find((end) => end !== null && !ground.places.has(end))
  if (missing) return refuse({ code: 'ground.not-found', id: missing })
  const isBetweenPlaces = from !== null && to !== null && from !== to
  const isAlongLine = from === null && to === null && line !== null
  if (!isBetweenPlaces && !isAlongLine) return refuse({ code: 'walk.ends', id })
  if (line !== null && line.length < 2) return refuse({ code: 'geometry.broken', id })
  if (kind !== 'walk' && floors === null && !knowsFloors(ground, from, to))
    return refuse({ code: 'walk.length-unknown', id })
  return line ? checkReach(ground.areas.values(), id, { type: 'LineString', coordinates: line }) : done(null)
}

const knowsFloors = (ground: Ground, from: Walk['from'], to: Walk['to']): boolean =>
  [from, to].every((id) => id !== null && typeof ground.places.get(id)?.floor === 'number')
