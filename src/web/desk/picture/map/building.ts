import type { RankedPlace } from '../../../../wire/picture.ts'
import type { PlacesMessage } from '../../../../wire/places.ts'

type WirePlace = PlacesMessage['places'][number]

/** One floor of one stairwell in a building's section; `place` is null where the building has no such floor. */
export interface SectionCell {
  readonly place: WirePlace | null
  readonly ranked: RankedPlace | null
}

export interface SectionRow {
  /** 0 is the entrance level; null gathers what is known to the stairwell only. */
  readonly floor: number | null
  readonly label: string | null
  readonly cells: readonly SectionCell[]
}

export interface Section {
  readonly building: WirePlace
  /** Names of the stairwells without the name of the building. */
  readonly columns: readonly string[]
  readonly rows: readonly SectionRow[]
}

const buildingAbove = (place: WirePlace | undefined, byId: ReadonlyMap<string, WirePlace>): WirePlace | null => {
  if (!place) return null
  return place.kind === 'building' ? place : buildingAbove(byId.get(place.parentId ?? ''), byId)
}

/** The section of the building that holds the place, top floor first; null where there is no stairwell to show. */
export function sectionOf(
  { places }: PlacesMessage,
  ranking: readonly RankedPlace[],
  placeId: string | undefined,
): Section | null {
  const byId = new Map(places.map((place) => [place.id, place]))
  const rankedById = new Map(ranking.map((ranked) => [ranked.placeId, ranked]))
  const building = buildingAbove(byId.get(placeId ?? ''), byId)
  const stairwells = building
    ? places.filter(({ parentId, kind }) => parentId === building.id && kind !== 'courtyard')
    : []
  if (!building || stairwells.length === 0) return null

  const cell = (place: WirePlace | undefined): SectionCell => ({
    place: place ?? null,
    ranked: rankedById.get(place?.id ?? '') ?? null,
  })
  const onFloor = (floor: number | null) => (stairwell: WirePlace) =>
    cell(places.find((place) => place.parentId === stairwell.id && place.floor === floor))
  const floors = [...new Set(stairwells.flatMap(({ id }) => floorsIn(places, id)))].sort((a, b) => b - a)
  const labelOf = (floor: number) => places.find((place) => place.floor === floor && place.floorLabel)?.floorLabel
  const rows: SectionRow[] = floors.map((floor) => ({
    floor,
    label: labelOf(floor) ?? null,
    cells: stairwells.map(onFloor(floor)),
  }))
  const whole: SectionRow = { floor: null, label: null, cells: stairwells.map(cell) }
  const hasWhole = whole.cells.some(({ ranked }) => ranked) || floors.length === 0
  return {
    building,
    columns: stairwells.map(({ name }) => name.replace(building.name, '').trim() || name),
    rows: hasWhole ? [...rows, whole] : rows,
  }
}

const floorsIn = (places: readonly WirePlace[], stairwellId: string): number[] =>
  places.flatMap(({ parentId, floor }) => (parentId === stairwellId && floor !== null ? [floor] : []))
