import { mkdirSync, writeFileSync } from 'node:fs'
import { surroundingsOutline, targetOutline } from '../src/demo/town/ground.ts'
import { hasselvingeOutline } from '../src/demo/town/hasselvinge.ts'
import { middleOf, type Shape } from '../src/demo/town/shapes.ts'
import { townSpecs } from '../src/demo/town.ts'
import type { Pair } from '../src/domain/geo/geometry.ts'
import type { PlaceKind } from '../src/domain/place/place.ts'

/**
 * Draws the plan of the simulated town as `docs/guides/images/town.svg`, north up, one unit a metre.
 * Run it after a change of the plan: `node scripts/draw-town.ts`.
 */
const fills: Partial<Record<PlaceKind, string>> = {
  wood: '#c9d9bd',
  park: '#dbe7cf',
  courtyard: '#e4ead9',
  street: '#ffffff',
  parking: '#dfe2e4',
  square: '#f6ead2',
  passage: '#efe3cf',
  shop: '#cdbfae',
  station: '#a9b4bf',
  school: '#b9c3ce',
  'youth-centre': '#b9c3ce',
  'public-building': '#b9c3ce',
  building: '#bdbab4',
  garage: '#d0cdc7',
}
const labelled: ReadonlySet<PlaceKind> = new Set([
  'wood',
  'park',
  'school',
  'youth-centre',
  'public-building',
  'square',
])
const alsoLabelled =
  /^(Stationen|Stationen, Hasselvinge|(Tallbacken|Ekbacken|Hasselbacken) \d+|Gången vid stationen|Livsmedelshallen)$/

/** The comparison area lies further off than the sheet is wide; it is drawn in a frame of its own. */
const sheets = {
  town: { left: -670, top: 500, width: 1320, height: 1000, outlines: [surroundingsOutline, targetOutline] },
  hasselvinge: { left: 860, top: 300, width: 640, height: 600, outlines: [hasselvingeOutline] },
}

const svgPoint = ([x, y]: Pair) => `${x.toFixed(1)},${(-y).toFixed(1)}`
const path = (points: readonly Pair[]) => `M${points.map(svgPoint).join('L')}`

function drawn(shape: Shape, kind: PlaceKind): string {
  if (shape.type === 'Polygon')
    return `<path class="${kind}" fill="${fills[kind] ?? 'none'}" d="${shape.coordinates.map(path).join('Z')}Z"/>`
  if (shape.type === 'LineString')
    return `<path class="rail" d="${path(shape.coordinates)}"/><path class="sleepers" d="${path(shape.coordinates)}"/>`
  return kind === 'stairwell' ? `<circle cx="${shape.coordinates[0]}" cy="${-shape.coordinates[1]}" r="2.2"/>` : ''
}

/** Blocks go by their number, and what lies in the other centre need not say so. */
const shortName = (name: string) =>
  name.replace(/^(Tallbacken|Ekbacken|Hasselbacken|Hasselvinge torg,) /, '').replace(/, Hasselvinge$/, '')

function label(name: string, shape: Shape): string {
  const [x, y] = middleOf(shape)
  return `<text x="${x.toFixed(0)}" y="${(-y).toFixed(0)}">${shortName(name)}</text>`
}

function sheet(name: keyof typeof sheets): string {
  const { left, top, width, height, outlines } = sheets[name]
  const shapes = townSpecs.flatMap(({ kind, name, shape }) => (shape ? [{ kind, name, shape }] : []))
  const labels = shapes.filter(({ kind, name }) => labelled.has(kind) || alsoLabelled.test(name))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${-top} ${width} ${height}" role="img" aria-label="Plan of the simulated town">
<style>path{stroke-linejoin:round}.building,.shop,.school,.youth-centre,.public-building,.station,.garage{stroke:#8f8b84;stroke-width:.8}.rail{fill:none;stroke:#7d858d;stroke-width:5}.sleepers{fill:none;stroke:#fff;stroke-width:2.4;stroke-dasharray:7 7}.area{fill:none;stroke:#0f5c5c;stroke-width:2;stroke-dasharray:8 6}circle{fill:#5e3b80}text{font:500 11px sans-serif;fill:#3a4048;text-anchor:middle;dominant-baseline:middle}</style>
<rect x="${left}" y="${-top}" width="${width}" height="${height}" fill="#eef0ea"/>
${shapes.map(({ shape, kind }) => drawn(shape, kind)).join('\n')}
${outlines.map((points) => `<path class="area" d="${path(points)}Z"/>`).join('\n')}
${labels.map(({ name, shape }) => label(name, shape)).join('\n')}
</svg>
`
}

const folder = new URL('../docs/guides/images/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const name of ['town', 'hasselvinge'] as const) {
  const file = new URL(name === 'town' ? 'town.svg' : 'town-comparison.svg', folder)
  writeFileSync(file, sheet(name))
  console.log(`drew ${file.pathname.split('/').slice(-3).join('/')}`)
}
