import { areasOf, labelsOf } from '../map/map-content.ts'
import type { Drawn } from './drawn.ts'
import { spotOn } from './drawn-discs.tsx'
import { type Box, type NameWish, placeNames } from './name-boxes.ts'
import { paperColour } from './paper-colour.ts'

/** How large a disc's name is, an area's, and a piece of ground's, in pixels. */
const sizes = { disc: 12, area: 11, ground: 11 }

/** Names that the ranked places, the areas and the ground have room for, in that order. */
export function DrawnNames({ drawn }: { readonly drawn: Drawn }) {
  const paper = { left: 2, top: 2, right: drawn.width - 2, bottom: drawn.height - 2 }
  const names = placeNames(
    [...ringNames(drawn), ...discNames(drawn), ...areaNames(drawn), ...groundNames(drawn)],
    discBoxes(drawn),
    paper,
  )
  return (
    <g stroke={paperColour('--map-halo')} strokeWidth={3} strokeLinejoin="round" paintOrder="stroke">
      {names.map(({ text, x, y, size, beside }) => (
        <text
          key={`${text} ${x} ${y}`}
          x={x.toFixed(1)}
          y={y.toFixed(1)}
          dy={size * 0.35}
          fontSize={size}
          fill={paperColour(beside === null ? '--map-ink' : '--ink')}
        >
          {text}
        </text>
      ))}
    </g>
  )
}

const ringNames = (drawn: Drawn): readonly NameWish[] =>
  drawn.overlay.flatMap(({ label }) => (label ? [middling(drawn, label.text, label.at, sizes.disc, 0)] : []))

const discNames = (drawn: Drawn): readonly NameWish[] =>
  drawn.discs.map((disc) => ({
    text: disc.ranked.name,
    at: spotOn(drawn, disc),
    beside: disc.ring,
    size: sizes.disc,
  }))

const discBoxes = (drawn: Drawn): readonly Box[] =>
  drawn.discs.map((disc) => {
    const { x, y } = spotOn(drawn, disc)
    const reach = disc.ring
    return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
  })

const pointOf = (coordinates: unknown) => coordinates as readonly [number, number]

const areaNames = (drawn: Drawn): readonly NameWish[] =>
  areasOf(drawn.places, drawn.areaTitles).features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Point' ? [middling(drawn, String(properties?.title), geometry.coordinates, sizes.area, -8)] : [],
  )

function groundNames(drawn: Drawn): readonly NameWish[] {
  const withDisc = new Set(drawn.discs.map(({ ranked }) => ranked.placeId))
  return labelsOf(drawn.places, withDisc)
    .features.filter(({ properties }) => Number(properties?.fromZoom) <= drawn.zoom)
    .toSorted((a, b) => Number(a.properties?.order) - Number(b.properties?.order))
    .flatMap(({ geometry, properties }) =>
      geometry.type === 'Point'
        ? [middling(drawn, String(properties?.name), geometry.coordinates, sizes.ground, 0)]
        : [],
    )
}

function middling(drawn: Drawn, text: string, coordinates: unknown, size: number, up: number): NameWish {
  const { x, y } = drawn.project(pointOf(coordinates))
  return { text, at: { x, y: y + up }, beside: null, size }
}
