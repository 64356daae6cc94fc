import type { PlanePoint } from '../../domain/geo/geometry.ts'
import { areaSquareMetres, centroid } from '../../domain/geo/polygon.ts'
import type { AreaId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place/place.ts'
import type { PictureIndex } from '../picture/picture-index.ts'
import { lineage } from '../picture/picture-places.ts'
import { type PictureRows, pictureRows } from '../picture/picture-rows.ts'
import type { LayerInput } from './layer-input.ts'

/** Where the rows of a layer are drawn, as far as the reader is cleared. One entry a drawn row in the arrays. */
export interface IncidentSpots {
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
  /** Within how many metres it may lie: a place's own extent, or how far coordinates were from their place. */
  readonly reachMetres: Float64Array
  /** Rows known for an area at most. */
  readonly byArea: ReadonlyMap<AreaId, number>
  /** Rows that are nowhere on the map, those of areas among them. */
  readonly undrawn: number
  /** Where each place of the ground is, drawn on or not. */
  readonly placed: readonly (Spot | null)[]
}

/** Which rows a layer is of: what police found is a layer of its own and in no other (methods §0). */
const rowsOf = (input: LayerInput, rows: PictureRows): Int32Array =>
  input.kind === 'found' ? rows.discovered : rows.counted

/** Sorts a layer's rows by where they may be drawn. Cost: O(rows + places). */
export function incidentSpots(input: LayerInput): IncidentSpots {
  const rows = pictureRows(input.index, input.filter, input.now)
  const placed = placeSpots(input.places)
  const [east, north, reach]: [number[], number[], number[]] = [[], [], []]
  const byArea = new Map<AreaId, number>()
  let undrawn = 0
  for (const row of rowsOf(input, rows)) {
    const spot = spotOf(input, row, input.index, placed)
    if (spot) {
      east.push(spot.eastMetres)
      north.push(spot.northMetres)
      reach.push(spot.reachMetres)
      continue
    }
    undrawn++
    const area = input.positions.areas[input.positions.area[row] as number]
    if (area) byArea.set(area, (byArea.get(area) ?? 0) + 1)
  }
  return {
    eastMetres: Float64Array.from(east),
    northMetres: Float64Array.from(north),
    reachMetres: Float64Array.from(reach),
    byArea,
    undrawn,
    placed,
  }
}

interface Spot extends PlanePoint {
  readonly reachMetres: number
}

function spotOf(
  { positions, cleared }: LayerInput,
  row: number,
  { placeOf, areaLevel }: Pick<PictureIndex, 'placeOf' | 'areaLevel'>,
  placed: readonly (Spot | null)[],
): Spot | null {
  // A sensitive group has neither place nor coordinates, whatever an import let through (S36).
  if (areaLevel[row] === 1 || cleared === 'area') return null
  const [eastMetres, northMetres] = [positions.eastMetres[row] as number, positions.northMetres[row] as number]
  if (cleared === 'exact' && !Number.isNaN(eastMetres))
    return { eastMetres, northMetres, reachMetres: positions.snapMetres[row] || 0 }
  return placed[placeOf[row] as number] ?? null
}

/** The middle of each place and how far it reaches: the radius of a circle as large. */
function placeSpots(places: readonly Place[]): readonly (Spot | null)[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  return places.map((place) => {
    const geometry = lineage(place, byId).find((ancestor) => ancestor.geometry)?.geometry
    if (!geometry) return null
    return { ...centroid(geometry), reachMetres: Math.sqrt(areaSquareMetres(geometry) / Math.PI) }
  })
}
