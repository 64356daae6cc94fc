import type { PlanePoint } from '../domain/geo/geometry.ts'
import { cellText, type RowCells } from '../domain/import/cells.ts'
import { createRowChecker, type RowCheckerInput } from '../domain/import/check-row.ts'
import { columnIndex } from '../domain/import/column-index.ts'
import type { PlaceToMake } from '../domain/import/made-place.ts'
import type { Mapping } from '../domain/import/mapping.ts'

export type PlaceNamer = (row: RowCells) => PlaceToMake | null

const noName: PlaceNamer = () => null

const withoutCoordinates = ({ columns, ...rest }: Mapping): Mapping => {
  const { x: _x, y: _y, point: _point, ...others } = columns
  return { ...rest, columns: others }
}

/**
 * What a row calls its place, for files that give both a name and coordinates: people know the name, and a square
 * of 25 m would cut a place in two. Screened as everything else; asked once for each way of writing it.
 */
export function createPlaceNamer(input: RowCheckerInput): PlaceNamer {
  const column = columnIndex(input.mapping, input.columns)
  if (column.place < 0) return noName
  const checker = createRowChecker({ ...input, mapping: withoutCoordinates(input.mapping) })
  const known = new Map<string, PlaceToMake | null>()
  return (row) => {
    const written = cellText(row.cells, column.place)
    if (written === '') return null
    const before = known.get(written)
    if (before !== undefined) return before
    const checked = checker.check(row)
    // A row that cannot be read says nothing about its name: the next one may.
    if (checked.kind !== 'incident') return null
    known.set(written, checked.incident.placeToMake)
    return checked.incident.placeToMake
  }
}

/** The middle of positions that come one by one. */
export class Middle {
  #count = 0
  #east = 0
  #north = 0

  add({ eastMetres, northMetres }: PlanePoint): void {
    this.#count++
    this.#east += (eastMetres - this.#east) / this.#count
    this.#north += (northMetres - this.#north) / this.#count
  }

  get point(): PlanePoint | null {
    return this.#count === 0 ? null : { eastMetres: this.#east, northMetres: this.#north }
  }
}
