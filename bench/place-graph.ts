// Walking between places of a town of houses with floors, against the search without a heap: `node bench/place-graph.ts`.
import { type PlaceGraph, routeGraph, usualPace } from '../src/analysis/place-graph.ts'
import { randomStream } from '../src/analysis/random.ts'
import { waysAmong } from '../src/analysis/shortest-ways.ts'
import { type ContestRow, keepContest, timed } from './parts/contest.ts'

const floors = 6
/** As `linkKinds` numbers them. */
const [walk, stairs, lift] = [0, 1, 2]

interface Link {
  readonly from: number
  readonly to: number
  readonly kind: number
  readonly length: number
}

/** Streets of side × side crossings, a stairwell of six floors at each, a lift in every other one, and here and there an attic across. */
function town(side: number): { readonly graph: PlaceGraph; readonly links: readonly Link[] } {
  const random = randomStream(side)
  const crossing = (row: number, column: number) => row * side + column
  const landing = (house: number, floor: number) => side * side + house * floors + floor
  const links: Link[] = []
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const house = crossing(row, column)
      const street = () => 40 + random.below(60)
      if (column + 1 < side) links.push({ from: house, to: crossing(row, column + 1), kind: walk, length: street() })
      if (row + 1 < side) links.push({ from: house, to: crossing(row + 1, column), kind: walk, length: street() })
      links.push({ from: house, to: landing(house, 0), kind: walk, length: 5 + random.below(20) })
      for (let floor = 0; floor + 1 < floors; floor++) {
        const [from, to] = [landing(house, floor), landing(house, floor + 1)]
        links.push({ from, to, kind: stairs, length: 1 })
        if (house % 2 === 0) links.push({ from, to, kind: lift, length: 1 })
      }
      if (column + 1 < side && random.below(4) === 0) {
        const other = crossing(row, column + 1)
        links.push({ from: landing(house, floors - 1), to: landing(other, floors - 1), kind: walk, length: 30 })
      }
    }
  }
  const column = (of: (link: Link) => number) => Int32Array.from(links, of)
  const graph = {
    placeCount: side * side * (1 + floors),
    from: column(({ from }) => from),
    to: column(({ to }) => to),
    kind: column(({ kind }) => kind),
    length: Float64Array.from(links, ({ length }) => length),
  }
  return { graph, links }
}

/** As one would write it: the nearest place that is not settled is looked for among all; whoever is in a lift is at a place of its own. */
function naive(placeCount: number, links: readonly Link[], from: number): number[] {
  const ways = Array.from({ length: 2 * placeCount }, () => [] as { readonly to: number; readonly minutes: number }[])
  const lead = (start: number, to: number, minutes: number) => ways[start]?.push({ to, minutes })
  const minutesOf = (kind: number, length: number) => {
    if (kind === walk) return length / usualPace.walkMetresPerMinute
    if (kind === lift) return Math.abs(length) * usualPace.liftMinutesPerFloor
    return length > 0 ? length * usualPace.upMinutesPerFloor : -length * usualPace.downMinutesPerFloor
  }
  for (let place = 0; place < placeCount; place++) {
    lead(place, placeCount + place, usualPace.liftWaitMinutes)
    lead(placeCount + place, place, 0)
  }
  for (const { from: start, to, kind, length } of links) {
    const shift = kind === lift ? placeCount : 0
    lead(start + shift, to + shift, minutesOf(kind, length))
    lead(to + shift, start + shift, minutesOf(kind, kind === walk ? length : -length))
  }
  const minutes = ways.map(() => Number.POSITIVE_INFINITY)
  const open = new Set(ways.keys())
  minutes[from] = 0
  while (open.size > 0) {
    let nearest = -1
    for (const place of open) {
      if (nearest < 0 || (minutes[place] ?? 0) < (minutes[nearest] ?? 0)) nearest = place
    }
    open.delete(nearest)
    for (const { to, minutes: more } of ways[nearest] ?? []) {
      minutes[to] = Math.min(minutes[to] ?? 0, (minutes[nearest] ?? 0) + more)
    }
  }
  return minutes.slice(0, placeCount)
}

function contest(side: number, among: number, fewer: number): ContestRow {
  const { graph, links } = town(side)
  const { placeCount } = graph
  const random = randomStream(side, 1)
  const places = Int32Array.from({ length: among }, () => random.below(placeCount))
  const { seconds, answer } = timed(() => waysAmong(routeGraph(graph), places))
  const slow = timed(() => Array.from(places.subarray(0, fewer), (place) => naive(placeCount, links, place)), 1)
  const differences = slow.answer.flatMap((minutes, i) =>
    Array.from(places, (to, j) => Math.abs((answer.minutes[i * among + j] ?? 0) - (minutes[to] ?? Number.NaN))),
  )
  return {
    work: `walking among ${among} of ${placeCount.toLocaleString('en')} places, ${links.length.toLocaleString('en')} links`,
    seconds,
    naiveSeconds: (slow.seconds * among) / fewer,
    agreement: `naive: minutes from ${fewer} places within ${Math.max(...differences).toExponential(1)}`,
  }
}

keepContest('place-graph', [contest(12, 100, 100), contest(40, 100, 2)])
