import type { Geometry } from 'geojson'
import type { PixelPoint } from '../map/discs.ts'
import type { Box } from './name-boxes.ts'

export type Project = (at: readonly [number, number]) => PixelPoint
type Pair = readonly [number, number]

/** A GeoJSON geometry as an SVG path in pixels; empty where none of it can be on the paper, and for points. */
export function pathOf({ type, ...geometry }: Geometry, project: Project, paper: Box): string {
  const { coordinates } = geometry as { coordinates: unknown }
  if (type === 'LineString') return lineOf(coordinates as Pair[], project, paper, '')
  if (type === 'Polygon') return ringsOf(coordinates as Pair[][], project, paper)
  if (type === 'MultiPolygon') return (coordinates as Pair[][][]).map((one) => ringsOf(one, project, paper)).join('')
  return ''
}

const ringsOf = (rings: readonly (readonly Pair[])[], project: Project, paper: Box) =>
  rings.map((ring) => lineOf(ring, project, paper, 'Z')).join('')

function lineOf(line: readonly Pair[], project: Project, paper: Box, end: string): string {
  const pixels = line.map(project)
  const [xs, ys] = [pixels.map(({ x }) => x), pixels.map(({ y }) => y)]
  const isSeen =
    Math.max(...xs) >= paper.left &&
    Math.min(...xs) <= paper.right &&
    Math.max(...ys) >= paper.top &&
    Math.min(...ys) <= paper.bottom
  return isSeen ? `M${pixels.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}${end}` : ''
}
