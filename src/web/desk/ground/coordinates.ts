import type { Geometry, Pair } from '../../../domain/geo/geometry.ts'

/** What of a geometry can be written as lines of numbers; several polygons and holes are edited on the map. */
export function writtenPairs(geometry: Geometry | null): readonly Pair[] | null {
  if (geometry === null) return []
  if (geometry.type === 'Point') return [geometry.coordinates]
  if (geometry.type === 'LineString') return geometry.coordinates
  const [outer, ...holes] = geometry.type === 'Polygon' ? geometry.coordinates : []
  return outer && holes.length === 0 ? outer.slice(0, -1) : null
}

/** `6568153.00 668143.00`: north first, as maps are read aloud in Sweden; one corner a line. */
export const coordinateText = (pairs: readonly Pair[]): string =>
  pairs.map(([east, north]) => `${north.toFixed(2)} ${east.toFixed(2)}`).join('\n')

/** Lines of north and east, with a decimal comma or point; the number of the first line that is none of it. */
export function parseCoordinates(text: string): readonly Pair[] | { readonly line: number } {
  const pairs: Pair[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const numbers = line
      .trim()
      .split(/[\s;]+/)
      .map((part) => Number(part.replace(',', '.')))
    const [north, east] = numbers
    const isPair = numbers.length === 2 && numbers.every(Number.isFinite)
    if (!isPair || north === undefined || east === undefined) return { line: i + 1 }
    pairs.push([east, north])
  }
  return pairs
}

/** One corner is a point, two are a line, three or more an area; a line stays a line. */
export function geometryOf(pairs: readonly Pair[], before: Geometry | null): Geometry | null {
  const [first, second] = pairs
  if (!first) return null
  if (!second) return { type: 'Point', coordinates: first }
  if (pairs.length === 2 || before?.type === 'LineString') return { type: 'LineString', coordinates: pairs }
  return { type: 'Polygon', coordinates: [[...pairs, first]] }
}
