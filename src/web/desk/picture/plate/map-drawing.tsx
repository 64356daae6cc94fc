import type { Feature } from 'geojson'
import type { OverlayMark } from '../layer/overlay.ts'
import { overlayOpacity } from '../layer/overlay-style.ts'
import { areasOf, groundOf } from '../map/map-content.ts'
import { paintOf } from '../map/map-style.ts'
import type { Drawn } from './drawn.ts'
import { DrawnDiscs, DrawnMove } from './drawn-discs.tsx'
import { DrawnNames } from './drawn-names.tsx'
import { DrawnPoints } from './drawn-points.tsx'
import { paperColour } from './paper-colour.ts'
import { pathOf } from './svg-path.ts'

const paperOf = ({ width, height }: Drawn) => ({ left: 0, top: 0, right: width, bottom: height })

/** The map as a drawing: the same ground, layers, discs and points, by day, whatever the screen's theme. */
export function MapDrawing({ drawn }: { readonly drawn: Drawn }) {
  const { width, height } = drawn
  return (
    <>
      <clipPath id="plate-map">
        <rect width={width} height={height} />
      </clipPath>
      <g clipPath="url(#plate-map)">
        <rect width={width} height={height} fill={paperColour('--ground')} />
        <Ground drawn={drawn} />
        {drawn.overlay.map((mark, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- marks have no name and never change places
          <Mark key={i} mark={mark} drawn={drawn} />
        ))}
        <Areas drawn={drawn} />
        <DrawnPoints drawn={drawn} part="arrows" />
        <DrawnMove drawn={drawn} />
        <DrawnDiscs drawn={drawn} />
        <DrawnPoints drawn={drawn} part="flags" />
        <DrawnNames drawn={drawn} />
      </g>
      <rect width={width} height={height} fill="none" stroke={paperColour('--line-control')} strokeWidth={0.8} />
    </>
  )
}

function Ground({ drawn }: { readonly drawn: Drawn }) {
  const features = groundOf(drawn.places).features.toSorted(byHeight)
  return (
    <g strokeWidth={0.6}>
      {features.map((feature) => (
        <GroundShape key={String(feature.properties?.id)} feature={feature} drawn={drawn} />
      ))}
    </g>
  )
}

const byHeight = (a: Feature, b: Feature) => Number(a.properties?.height) - Number(b.properties?.height)

function GroundShape({ feature, drawn }: { readonly feature: Feature; readonly drawn: Drawn }) {
  const d = pathOf(feature.geometry, drawn.project, paperOf(drawn))
  if (d === '') return null
  const [fill, edge] = paintOf(String(feature.properties?.kind)).map(paperColour)
  const isSelected = feature.properties?.id === drawn.selected
  if (feature.geometry.type === 'LineString')
    return <path d={d} fill="none" stroke={paperColour('--house-edge')} strokeWidth={4} />
  return isSelected ? (
    <path d={d} fill={fill} stroke={paperColour('--accent')} strokeWidth={2.5} />
  ) : (
    <path d={d} fill={fill} stroke={edge} />
  )
}

function Mark({ mark, drawn }: { readonly mark: OverlayMark; readonly drawn: Drawn }) {
  const { geometry, fill, line, isDashed } = mark
  const d = pathOf(geometry, drawn.project, paperOf(drawn))
  if (d === '') return null
  return (
    <path
      d={d}
      fill={fill ? paperColour(fill) : 'none'}
      fillOpacity={overlayOpacity}
      stroke={line ? paperColour(line) : 'none'}
      strokeDasharray={isDashed ? '3 3' : undefined}
    />
  )
}

const lines = {
  surroundings: { token: '--line-control', dashes: '2 5', width: 1.2 },
  comparison: { token: '--line-control', dashes: '8 5', width: 1.4 },
  target: { token: '--accent', dashes: '9 6', width: 1.8 },
} as const

function Areas({ drawn }: { readonly drawn: Drawn }) {
  const outlines = areasOf(drawn.places, drawn.areaTitles).features.filter(({ geometry }) => geometry.type !== 'Point')
  return (
    <g fill="none">
      {outlines.map(({ geometry, properties }, i) => {
        const { token, dashes, width } = lines[properties?.role as keyof typeof lines]
        return (
          <path
            // oxlint-disable-next-line react/no-array-index-key -- two areas may have one role, and they never change places
            key={i}
            d={pathOf(geometry, drawn.project, paperOf(drawn))}
            stroke={paperColour(token)}
            strokeWidth={width}
            strokeDasharray={dashes}
          />
        )
      })}
    </g>
  )
}
