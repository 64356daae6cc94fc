import type { Pair } from '../../domain/geo/geometry.ts'
import type { AreaRole, PlaceKind } from '../../domain/place/place.ts'
import { outline, polygon, rectangle, ribbon, type Shape, smoothLine } from './shapes.ts'
import { keyOf, type PlaceSpec } from './spec.ts'

/** Streets, rail, green and parking of Månlunda. Order is drawing order: what lies lowest comes first. */

const place = (zone: AreaRole, kind: PlaceKind, name: string, shape: Shape): PlaceSpec => ({
  key: keyOf(name),
  parent: zone === 'target' ? 'manlunda-centrum' : null,
  kind,
  name,
  zone,
  shape,
})

const woods: readonly (readonly [PlaceKind, string, readonly Pair[]])[] = [
  [
    'wood',
    'Skogsdungen',
    [
      [352, 160],
      [430, 142],
      [520, 168],
      [572, 236],
      [560, 330],
      [498, 398],
      [412, 408],
      [366, 348],
      [334, 262],
    ],
  ],
  [
    'park',
    'Lindparken',
    [
      [-196, 92],
      [-300, 96],
      [-400, 84],
      [-438, 10],
      [-404, -74],
      [-316, -104],
      [-222, -92],
      [-186, -30],
      [-206, 30],
    ],
  ],
  [
    'wood',
    'Norra skogen',
    [
      [-60, 400],
      [40, 372],
      [150, 378],
      [256, 352],
      [286, 400],
      [270, 452],
      [120, 462],
      [-40, 448],
    ],
  ],
  [
    'wood',
    'Bergslänten',
    [
      [-566, 338],
      [-478, 352],
      [-410, 398],
      [-300, 412],
      [-286, 446],
      [-420, 470],
      [-560, 452],
      [-612, 396],
    ],
  ],
]

const streets: readonly (readonly [AreaRole, string, number, readonly Pair[]])[] = [
  [
    'surroundings',
    'Månlundavägen',
    12,
    [
      [196, -480],
      [214, -390],
      [248, -280],
      [272, -180],
      [266, -70],
      [254, 30],
      [262, 140],
      [296, 270],
      [322, 380],
      [330, 480],
    ],
  ],
  [
    'surroundings',
    'Ringgatan',
    9,
    [
      [-640, 178],
      [-500, 138],
      [-340, 114],
      [-180, 104],
      [-20, 124],
      [120, 140],
      [262, 136],
      [420, 106],
      [640, 76],
      [760, 48],
      [870, 34],
    ],
  ],
  [
    'target',
    'Torggatan',
    7,
    [
      [-158, 106],
      [-150, 40],
      [-142, -30],
      [-134, -110],
    ],
  ],
  [
    'target',
    'Stationsgatan',
    8,
    [
      [-640, -182],
      [-500, -176],
      [-330, -142],
      [-134, -112],
      [10, -94],
      [140, -76],
      [265, -66],
    ],
  ],
  [
    'surroundings',
    'Tallbacken',
    6,
    [
      [24, 129],
      [14, 168],
      [30, 214],
      [72, 244],
      [122, 248],
      [168, 226],
      [190, 186],
      [192, 139],
    ],
  ],
  [
    'surroundings',
    'Ekbacken',
    6,
    [
      [-322, 112],
      [-330, 180],
      [-334, 250],
      [-316, 316],
      [-262, 340],
      [-180, 336],
      [-104, 306],
      [-72, 240],
      [-76, 118],
    ],
  ],
  [
    'surroundings',
    'Skolgatan',
    7,
    [
      [230, -336],
      [120, -330],
      [0, -336],
      [-130, -352],
      [-280, -346],
      [-420, -316],
      [-560, -306],
      [-640, -312],
    ],
  ],
  [
    'surroundings',
    'Aspgränd',
    5,
    [
      [-250, -346],
      [-258, -304],
      [-292, -270],
      [-372, -258],
      [-470, -266],
    ],
  ],
  [
    'surroundings',
    'Rönnstigen',
    6,
    [
      [258, 20],
      [340, 16],
      [420, -2],
      [500, -34],
      [520, -90],
    ],
  ],
  [
    'surroundings',
    'Hagtornsgränd',
    5,
    [
      [-130, -352],
      [-136, -410],
      [-100, -446],
      [0, -448],
      [90, -430],
    ],
  ],
  [
    'surroundings',
    'Lindvägen',
    5,
    [
      [-536, 150],
      [-520, 70],
      [-528, -20],
      [-508, -100],
      [-512, -178],
    ],
  ],
  [
    'surroundings',
    'Verkstadsgatan',
    7,
    [
      [244, -296],
      [320, -278],
      [400, -236],
      [470, -200],
    ],
  ],
]

const paths: readonly (readonly [AreaRole, string, number, readonly Pair[]])[] = [
  [
    'surroundings',
    'Parkstråket',
    3,
    [
      [-148, 20],
      [-210, 4],
      [-280, -4],
      [-350, 28],
      [-420, 60],
      [-500, 138],
    ],
  ],
  [
    'surroundings',
    'Skogsstigen',
    3,
    [
      [262, 140],
      [330, 176],
      [390, 232],
      [440, 300],
      [470, 390],
    ],
  ],
]

/** The track: a line, since nobody is anywhere but on the platform. */
const track: readonly Pair[] = [
  [-640, -262],
  [-470, -232],
  [-280, -188],
  [-100, -158],
  [80, -134],
  [280, -116],
  [480, -112],
  [640, -128],
  [740, -166],
  [816, -194],
  [880, -198],
]

const parkings: readonly (readonly [AreaRole, string, Shape])[] = [
  ['target', 'Torgparkeringen', rectangle([-4, 98], 148, 24, 6)],
  ['target', 'Pendlarparkeringen', rectangle([176, -96], 104, 26, 6)],
  ['target', 'Handelsparkeringen', rectangle([202, 0], 76, 84, 6)],
  ['surroundings', 'Parkeringen Tallbacken', rectangle([102, 182], 56, 30, 6)],
  ['surroundings', 'Parkeringen Ekbacken', rectangle([-366, 222], 24, 92, -2)],
]

export const groundSpecs: readonly PlaceSpec[] = [
  ...woods.map(([kind, name, points]) => place('surroundings', kind, name, polygon(outline(points)))),
  place('surroundings', 'park', 'Bollplanen', rectangle([-30, -262], 84, 56, 4)),
  ...paths.map(([zone, name, width, points]) => place(zone, 'street', name, ribbon(points, width))),
  ...streets.map(([zone, name, width, points]) => place(zone, 'street', name, ribbon(points, width))),
  ...parkings.map(([zone, name, shape]) => place(zone, 'parking', name, shape)),
  place('target', 'station', 'Järnvägen', smoothLine(track)),
]

/** Outline of the target area in the drawing: the centre with its station, inside Torggatan and Ringgatan. */
export const targetOutline: readonly Pair[] = [
  [-166, 98],
  [-60, 110],
  [60, 126],
  [140, 134],
  [250, 130],
  [244, 40],
  [258, -80],
  [238, -118],
  [60, -152],
  [50, -206],
  [-24, -214],
  [-118, -182],
  [-142, -130],
  [-152, -20],
]

/** Outline of the surroundings: everything within some ten minutes on foot. */
export const surroundingsOutline: readonly Pair[] = outline([
  [-600, -330],
  [-420, -420],
  [-120, -480],
  [140, -476],
  [330, -400],
  [520, -260],
  [610, -40],
  [620, 220],
  [540, 420],
  [340, 474],
  [40, 440],
  [-260, 452],
  [-560, 440],
  [-640, 220],
  [-650, -80],
])
