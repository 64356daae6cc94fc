import type { Pair } from '../../domain/geo/geometry.ts'
import type { AreaRole } from '../../domain/place/place.ts'
import { point, polygon, rectangle, turned } from './shapes.ts'
import { keyOf, type PlaceSpec } from './spec.ts'

/** A block of flats: where it stands, how long and deep, its doors and how many storeys lie above the entrance. */
export interface Block {
  readonly name: string
  readonly zone: AreaRole
  readonly middle: Pair
  readonly length: number
  readonly depth: number
  readonly degrees: number
  readonly doors: readonly string[]
  readonly storeys: number
  /** Which long side the doors are on: 1 to the left of `degrees`, −1 to the right. */
  readonly doorSide: 1 | -1
}

const label = (floor: number): string => (floor < 0 ? 'källare' : floor === 0 ? 'entréplan' : `${floor} tr`)

/** A stairwell with its cellar and floors; the floors take their position from the building. */
function stairwell(block: Block, door: string, at: Pair): readonly PlaceSpec[] {
  const name = `${block.name} ${door}`
  const key = keyOf(name)
  const floors = Array.from({ length: block.storeys + 2 }, (_, i) => i - 1)
  return [
    { key, parent: keyOf(block.name), kind: 'stairwell', name, zone: block.zone, shape: point(at) },
    ...floors.map(
      (floor): PlaceSpec => ({
        key: floor < 0 ? `${key}-kallare` : `${key}-${floor}`,
        parent: key,
        kind: floor < 0 ? 'cellar' : 'floor',
        name: `${name}, ${label(floor)}`,
        zone: block.zone,
        shape: null,
        floor,
        floorLabel: label(floor),
      }),
    ),
  ]
}

/** A building with its stairwells, doors spread evenly along one long side. */
export function blockSpecs(block: Block): readonly PlaceSpec[] {
  const [x, y] = block.middle
  const door = (i: number): Pair =>
    turned(
      [x - block.length / 2 + ((i + 0.5) * block.length) / block.doors.length, y + (block.doorSide * block.depth) / 2],
      block.degrees,
      block.middle,
    )
  return [
    {
      key: keyOf(block.name),
      parent: null,
      kind: 'building',
      name: block.name,
      zone: block.zone,
      shape: rectangle(block.middle, block.length, block.depth, block.degrees),
    },
    ...block.doors.flatMap((letter, i) => stairwell(block, letter, door(i))),
  ]
}

const courtyard = (name: string, points: readonly Pair[]): PlaceSpec => ({
  key: keyOf(name),
  parent: null,
  kind: 'courtyard',
  name,
  zone: 'surroundings',
  shape: polygon(points),
})

/** Five slabs like an open hand around the turning place of Tallbacken. */
const palm: Pair = [104, 176]
const fingers: readonly (readonly [string, number])[] = [
  ['Tallbacken 10', 163],
  ['Tallbacken 12', 127],
  ['Tallbacken 14', 92],
  ['Tallbacken 16', 57],
  ['Tallbacken 18', 22],
]
const finger = (degrees: number, radius: number): Pair => turned([palm[0] + radius, palm[1]], degrees, palm)
const slabs = fingers.map(
  ([name, degrees]): Block => ({
    name,
    zone: 'surroundings',
    middle: finger(degrees, 122),
    length: 66,
    depth: 15,
    degrees,
    doors: ['A', 'B', 'C'],
    storeys: 7,
    doorSide: 1,
  }),
)

/** The yard between two neighbouring slabs, kept clear of both. */
const wedge = (from: number, to: number): readonly Pair[] => [
  finger(from - 7, 92),
  finger(from - 5.5, 150),
  finger((from + to) / 2, 154),
  finger(to + 5.5, 150),
  finger(to + 7, 92),
]
const tallbackenYards = fingers.slice(0, -1).map(([, degrees], i) => {
  const [low, high] = [10 + 2 * i, 12 + 2 * i]
  return courtyard(`Gården Tallbacken ${low}–${high}`, wedge(degrees, (fingers[i + 1] as readonly [string, number])[1]))
})

/** Three-storey houses around two open yards. */
const ekbacken: readonly (readonly [string, Pair, number, 1 | -1])[] = [
  ['Ekbacken 2', [-296, 216], 88, -1],
  ['Ekbacken 4', [-252, 286], -2, -1],
  ['Ekbacken 6', [-206, 220], 88, 1],
  ['Ekbacken 8', [-404, 236], 88, 1],
  ['Ekbacken 10', [-450, 306], -2, -1],
  ['Ekbacken 12', [-494, 240], 88, -1],
  ['Ekbacken 14', [-176, 368], -8, -1],
  ['Ekbacken 16', [-86, 344], -28, -1],
]
const ekbackenBlocks = ekbacken.map(
  ([name, middle, degrees, doorSide]): Block => ({
    name,
    zone: 'surroundings',
    middle,
    length: degrees === 88 ? 84 : 74,
    depth: 13,
    degrees,
    doors: ['A', 'B'],
    storeys: 3,
    doorSide,
  }),
)

/** Four point blocks on the far side of the main road. */
const ronnstigen: readonly (readonly [string, Pair, number])[] = [
  ['Rönnstigen 1', [322, 58], 8],
  ['Rönnstigen 3', [392, 46], -4],
  ['Rönnstigen 5', [462, 22], -14],
  ['Rönnstigen 7', [536, -12], -24],
]
const towers = ronnstigen.map(
  ([name, middle, degrees]): Block => ({
    name,
    zone: 'surroundings',
    middle,
    length: 26,
    depth: 24,
    degrees,
    doors: ['A'],
    storeys: 9,
    doorSide: -1,
  }),
)

export const blocks: readonly Block[] = [...slabs, ...ekbackenBlocks, ...towers]

export const blockYardSpecs: readonly PlaceSpec[] = [
  ...tallbackenYards,
  courtyard('Gården Ekbacken 2', [
    [-284, 178],
    [-218, 180],
    [-221, 272],
    [-287, 270],
  ]),
  courtyard('Gården Ekbacken 8', [
    [-482, 200],
    [-416, 198],
    [-419, 290],
    [-485, 292],
  ]),
  {
    key: 'garaget-tallbacken',
    parent: null,
    kind: 'garage',
    name: 'Garaget Tallbacken',
    zone: 'surroundings',
    shape: rectangle([104, 212], 56, 22, 6),
    floor: -1,
    floorLabel: 'garage',
  },
]
