import type { Pair } from '../../domain/geo/geometry.ts'
import type { PlaceKind } from '../../domain/place/place.ts'
import { polygon, rectangle, type Shape, turned } from './shapes.ts'
import { keyOf, type PlaceSpec } from './spec.ts'

/** What stands between the blocks: school, youth centre, and streets of row houses. */
const place = (kind: PlaceKind, name: string, shape: Shape): PlaceSpec => ({
  key: keyOf(name),
  parent: null,
  kind,
  name,
  zone: 'surroundings',
  shape,
})

/** A school of three wings around a yard that opens to the south-west. */
const schoolTurn = (points: readonly Pair[]): readonly Pair[] => points.map((p) => turned(p, 4, [120, -250]))
const school = schoolTurn([
  [62, -204],
  [188, -204],
  [188, -304],
  [164, -304],
  [164, -228],
  [128, -228],
  [128, -262],
  [106, -262],
  [106, -228],
  [62, -228],
])
const schoolYard = schoolTurn([
  [30, -232],
  [102, -232],
  [102, -266],
  [160, -266],
  [160, -308],
  [30, -308],
])

/** A row of houses under one roof, named by its street and first and last number. */
const rows: readonly (readonly [string, Pair, number, number])[] = [
  ['Aspgränd 1–9', [-304, -312], 60, -60],
  ['Aspgränd 2–10', [-222, -296], 66, -78],
  ['Aspgränd 11–19', [-366, -284], 62, -6],
  ['Aspgränd 12–20', [-338, -238], 62, -8],
  ['Aspgränd 21–29', [-446, -286], 62, 4],
  ['Aspgränd 22–30', [-418, -244], 62, 4],
  ['Skolgatan 2–12', [-200, -376], 78, 2],
  ['Skolgatan 14–24', [-324, -366], 74, -12],
  ['Skolgatan 26–36', [-428, -342], 74, -10],
  ['Skolgatan 38–48', [-522, -332], 66, -2],
  ['Hagtornsgränd 1–9', [-60, -376], 72, 6],
  ['Hagtornsgränd 11–19', [34, -368], 78, 2],
  ['Hagtornsgränd 21–29', [120, -370], 62, -4],
  ['Hagtornsgränd 2–10', [-62, -424], 60, -10],
  ['Hagtornsgränd 12–20', [20, -422], 62, 4],
  ['Hagtornsgränd 22–30', [100, -404], 62, 10],
  ['Rönnstigen 2–10', [330, -10], 62, -6],
  ['Rönnstigen 12–20', [404, -28], 62, -18],
  ['Rönnstigen 22–30', [466, -62], 54, -32],
  ['Ringgatan 21–29', [-238, 138], 70, -5],
  ['Ringgatan 31–39', [-430, 152], 70, -10],
  ['Ringgatan 2–8', [346, 98], 56, -9],
  ['Ringgatan 10–16', [430, 82], 56, -9],
  ['Ringgatan 18–24', [520, 68], 56, -9],
  ['Lindvägen 1–9', [-498, 64], 64, 86],
  ['Lindvägen 11–19', [-502, -36], 64, -84],
  ['Lindvägen 2–10', [-550, 58], 64, 86],
  ['Lindvägen 12–20', [-554, -40], 64, -82],
  ['Lindvägen 22–30', [-538, -118], 62, 84],
  ['Stationsgatan 31–39', [-440, -136], 70, 14],
  ['Stationsgatan 32–40', [-420, -186], 60, 13],
  ['Stationsgatan 42–50', [-560, -198], 64, 4],
]

/** Low workshops along one street. */
const workshops: readonly (readonly [string, Pair, number, number])[] = [
  ['Verkstadsgatan 1', [318, -238], 54, 18],
  ['Verkstadsgatan 3', [384, -204], 52, 26],
  ['Verkstadsgatan 2', [340, -312], 58, 20],
  ['Verkstadsgatan 4', [420, -266], 60, 27],
]

export const quarterSpecs: readonly PlaceSpec[] = [
  place('courtyard', 'Skolgården', polygon(schoolYard)),
  place('school', 'Månlundaskolan', polygon(school)),
  place('youth-centre', 'Fritidsgården', rectangle([-196, 66], 40, 22, -4)),
  place('school', 'Förskolan', rectangle([-140, 258], 46, 20, -12)),
  place('courtyard', 'Förskolegården', rectangle([-150, 220], 60, 40, -12)),
  {
    ...place('public-building', 'Vårdcentralen', rectangle([200, 88], 64, 34, 6)),
    parent: 'manlunda-centrum',
    zone: 'target',
  },
  ...rows.map(([name, middle, length, degrees]) => place('building', name, rectangle(middle, length, 11, degrees))),
  ...workshops.map(([name, middle, length, degrees]) =>
    place('building', name, rectangle(middle, length, 30, degrees)),
  ),
]
