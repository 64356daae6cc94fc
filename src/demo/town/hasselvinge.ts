import type { Pair } from '../../domain/geo/geometry.ts'
import type { PlaceKind } from '../../domain/place/place.ts'
import { type Block, blockSpecs } from './blocks.ts'
import { between, moved, outline, point, polygon, rectangle, ribbon, type Shape, smoothLine, turned } from './shapes.ts'
import { keyOf, type PlaceSpec } from './spec.ts'
import { type Trade, trades } from './trades.ts'

/**
 * The comparison area: another invented centre two stops along the line, with a square, a station, a school and
 * blocks of its own, and no operation. Drawn about its own middle, then turned and carried to its place.
 */
const turnDegrees = 9
const middle: Pair = [1170, -10]
const toPlace = (p: Pair): Pair => {
  const [x, y] = turned(p, turnDegrees)
  return [x + middle[0], y + middle[1]]
}
const carried = (shape: Shape): Shape => moved(shape, toPlace)

const place = (kind: PlaceKind, name: string, shape: Shape): PlaceSpec => ({
  key: keyOf(name),
  parent: kind === 'building' ? null : 'hasselvinge-torg',
  kind,
  name,
  zone: 'comparison',
  shape: carried(shape),
})

const shop = (trade: Trade, corner: Pair, opposite: Pair): PlaceSpec => ({
  ...place('shop', `${trade}, Hasselvinge`, polygon(between(corner, opposite))),
  hours: trades[trade],
})

const row = (y: number, depth: number, start: number, list: readonly (readonly [Trade, number])[]) => {
  let x = start
  return list.map(([trade, width]) => {
    const from = x
    x += width
    return shop(trade, [from, y], [x, y + depth])
  })
}

/** Blocks keep their own list, because their stairwells and floors are made from it. */
const standing = (name: string, at: Pair, length: number, degrees: number, doorSide: 1 | -1): Block => ({
  name,
  zone: 'comparison',
  middle: toPlace(at),
  length,
  depth: 14,
  degrees: degrees + turnDegrees,
  doors: ['A', 'B', 'C'],
  storeys: 5,
  doorSide,
})
const blocks: readonly Block[] = [
  standing('Hasselbacken 1', [-150, 150], 70, 90, -1),
  standing('Hasselbacken 3', [-96, 196], 74, 0, -1),
  standing('Hasselbacken 5', [-40, 150], 70, 90, 1),
  standing('Hasselbacken 7', [40, 152], 70, 90, -1),
  standing('Hasselbacken 9', [94, 198], 74, 0, -1),
  standing('Hasselbacken 11', [150, 152], 70, 90, 1),
]

const rows: readonly (readonly [string, Pair, number, number])[] = [
  ['Banvägen 1–9', [-226, -82], 56, -3],
  ['Banvägen 11–19', [-154, -86], 56, -4],
  ['Banvägen 21–29', [214, -82], 60, 4],
  ['Hasselvägen 1–9', [-216, 112], 60, -2],
  ['Hasselvägen 21–29', [212, 112], 62, -2],
]

export const hasselvingeOutline: readonly Pair[] = outline(
  (
    [
      [-230, -150],
      [-60, -176],
      [130, -176],
      [240, -120],
      [256, 60],
      [220, 220],
      [60, 252],
      [-130, 246],
      [-236, 190],
      [-262, 20],
    ] as const
  ).map((p) => toPlace(p)),
)

export const hasselvingeSpecs: readonly PlaceSpec[] = [
  {
    key: 'hasselvinge-torg',
    parent: null,
    kind: 'centre',
    name: 'Hasselvinge torg',
    zone: 'comparison',
    shape: point(middle),
  },
  place(
    'park',
    'Hasselparken',
    polygon(
      outline([
        [-210, 70],
        [-236, 0],
        [-200, -70],
        [-140, -64],
        [-128, 10],
        [-150, 66],
      ]),
    ),
  ),
  place(
    'street',
    'Hasselvägen',
    ribbon(
      [
        [-310, 92],
        [-120, 86],
        [60, 92],
        [290, 82],
      ],
      9,
    ),
  ),
  place(
    'street',
    'Lilla Hasselgatan',
    ribbon(
      [
        [-96, 88],
        [-92, 0],
        [-88, -112],
      ],
      6,
    ),
  ),
  place(
    'street',
    'Banvägen',
    ribbon(
      [
        [-280, -96],
        [-88, -104],
        [100, -110],
        [280, -98],
      ],
      7,
    ),
  ),
  place('parking', 'Parkeringen, Hasselvinge', rectangle([138, -62], 60, 44)),
  place(
    'station',
    'Järnvägen, Hasselvinge',
    smoothLine([
      [-320, -140],
      [-100, -146],
      [100, -150],
      [320, -138],
    ]),
  ),
  place('square', 'Hasselvinge torg, norra sidan', polygon(between([-60, -4], [50, 26]))),
  place('square', 'Hasselvinge torg, södra sidan', polygon(between([-60, -36], [50, -4]))),
  place('public-building', 'Biblioteket, Hasselvinge', polygon(between([56, -36], [84, 26]))),
  ...row(34, 26, -78, [
    ['Livsmedelshallen', 48],
    ['Bageriet', 20],
    ['Klädbutiken', 26],
    ['Frisersalongen', 18],
    ['Apotekshörnan', 22],
    ['Optikern', 18],
  ]),
  ...row(-72, 26, -78, [
    ['Pizzerian', 24],
    ['Tobakshandeln', 18],
    ['Skomakeriet', 16],
  ]),
  ...row(-72, 26, -4, [
    ['Kiosken', 18],
    ['Grönsakshandeln', 22],
    ['Mobilverkstaden', 18],
    ['Grillköket', 22],
  ]),
  place('passage', 'Gången, Hasselvinge', polygon(between([-18, -162], [-10, -36]))),
  place('station', 'Stationen, Hasselvinge', polygon(between([-8, -134], [34, -118]))),
  place('school', 'Hasselskolan', rectangle([196, 24], 34, 84)),
  place('youth-centre', 'Fritidsgården, Hasselvinge', rectangle([0, 128], 36, 22, 0)),
  ...rows.map(([name, at, length, degrees]) => place('building', name, rectangle(at, length, 11, degrees))),
  place('courtyard', 'Gården Hasselbacken 1', rectangle([-96, 148], 72, 66)),
  place('courtyard', 'Gården Hasselbacken 7', rectangle([94, 150], 72, 66)),
  ...blocks.flatMap(blockSpecs),
]
