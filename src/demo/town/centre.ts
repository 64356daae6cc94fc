import type { Pair } from '../../domain/geo/geometry.ts'
import type { PlaceKind } from '../../domain/place/place.ts'
import { between, moved, polygon, type Shape, turned } from './shapes.ts'
import { keyOf, type PlaceSpec } from './spec.ts'
import { type Trade, trades } from './trades.ts'

/**
 * The centre: a square between four rows of shops. It is drawn straight and then turned by six degrees,
 * so that the square lies along the station as such squares do.
 */
const turnDegrees = 6
const turn = (shape: Shape): Shape => moved(shape, (p) => turned(p, turnDegrees))

const part = (kind: PlaceKind, name: string, corner: Pair, opposite: Pair): PlaceSpec => ({
  key: keyOf(name),
  parent: 'manlunda-centrum',
  kind,
  name,
  zone: 'target',
  shape: turn(polygon(between(corner, opposite))),
})

const shop = (trade: Trade, corner: Pair, opposite: Pair): PlaceSpec => ({
  ...part('shop', trade, corner, opposite),
  hours: trades[trade],
})

/** Shops of one row, side by side from `start`, each as wide as it says; `along` is the row's direction. */
function row(along: 'east' | 'north', start: Pair, depth: number, shops: readonly (readonly [Trade, number])[]) {
  let used = 0
  return shops.map(([trade, width]) => {
    const [x, y] = start
    const from = used
    used += width
    return along === 'east'
      ? shop(trade, [x + from, y], [x + used, y + depth])
      : shop(trade, [x, y + from], [x + depth, y + used])
  })
}

export const centreSpecs: readonly PlaceSpec[] = [
  part('square', 'Torget, norra sidan', [-62, 0], [62, 32]),
  part('square', 'Torget, södra sidan', [-62, -34], [62, 0]),
  part('public-building', 'Biblioteket', [-118, 42], [-66, 78]),
  ...row('east', [-66, 42], 22, [
    ['Konditoriet', 20],
    ['Bokhandeln', 18],
    ['Apotekshörnan', 22],
    ['Optikern', 16],
    ['Klädbutiken', 24],
    ['Tandläkaren', 18],
  ]),
  ...row('east', [-66, 64], 14, [
    ['Sportbutiken', 38],
    ['Husgerådshandeln', 40],
    ['Lunchrestaurangen', 40],
  ]),
  ...row('north', [-118, -70], 44, [
    ['Pizzerian', 22],
    ['Grönsakshandeln', 20],
    ['Barberaren', 16],
    ['Mobilverkstaden', 16],
    ['Fiskhandeln', 18],
  ]),
  ...row('north', [74, -34], 22, [
    ['Tobakshandeln', 16],
    ['Frisersalongen', 16],
    ['Guldsmeden', 14],
    ['Skomakeriet', 14],
    ['Leksakshandeln', 18],
  ]),
  shop('Livsmedelshallen', [96, -34], [140, 44]),
  ...row('east', [-62, -72], 26, [
    ['Kiosken', 16],
    ['Bageriet', 20],
    ['Kemtvätten', 14],
  ]),
  ...row('east', [2, -72], 26, [
    ['Grillköket', 20],
    ['Skrädderiet', 14],
    ['Resebyrån', 14],
    ['Begagnathandeln', 20],
  ]),
  ...row('east', [74, -72], 26, [
    ['Kvarterskrogen', 26],
    ['Skobutiken', 20],
    ['Cykelverkstaden', 20],
  ]),
  shop('Blomsterhandeln', [34, -20], [44, -10]),
  part('passage', 'Torggången', [-12, -72], [2, -34]),
  part('station', 'Stationen', [-46, -122], [2, -108]),
  shop('Stationskiosken', [2, -122], [16, -108]),
  part('station', 'Perrongen', [-100, -143], [64, -137]),
  part('passage', 'Gången vid stationen', [20, -190], [27, -106]),
]
