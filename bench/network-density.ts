import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LineKernel } from '../src/analysis/line-kernel.ts'
import { lineShapes } from '../src/analysis/line-kernel.ts'
import { networkDensity, placesAlong, straightLengths } from '../src/analysis/network-density.ts'
import type { Network, NetworkPlaces } from '../src/analysis/network-spread.ts'
import { randomStream } from '../src/analysis/random.ts'
import { type ContestRow, keepContest, readColumns, runR, sharedInput, timed, writeColumns } from './parts/contest.ts'

/**
 * Density along streets, equal split continuous, against spatstat.linnet's path tracing on its own network of Chicago (503 segments, 116
 * crimes) and on the network of the open bench inputs, values compared at all its places; and against following every way by itself.
 */
interface Streets {
  readonly network: Network
  readonly events: NetworkPlaces
  readonly places: NetworkPlaces
  /** Of the peer, at the places; empty without it. */
  readonly values: Float64Array
}

const column = (columns: Record<string, Float64Array>, name: string): Float64Array =>
  columns[name] ?? new Float64Array()

function readStreets(folder: string): Streets {
  const read = (name: string) => readColumns(join(folder, `r-${name}.csv`))
  const [vertices, edges, events, places] = [read('vertices'), read('edges'), read('events'), read('places')]
  const [from, to] = [Int32Array.from(column(edges, 'from')), Int32Array.from(column(edges, 'to'))]
  const [east, north] = [column(vertices, 'east'), column(vertices, 'north')]
  const onStreets = (rows: Record<string, Float64Array>) => ({
    segment: Int32Array.from(column(rows, 'segment')),
    fraction: column(rows, 'fraction'),
  })
  return {
    network: { vertexCount: east.length, from, to, lengthMetres: straightLengths(east, north, from, to) },
    events: onStreets(events),
    places: onStreets(places),
    values: column(places, 'value'),
  }
}

/** The obvious way: every way of every incident by itself, to the end of the bandwidth. */
function naive({ network, events, places }: Streets, kernel: LineKernel, bandwidth: number): Float64Array {
  const { from, to, lengthMetres } = network
  const meeting = Array.from({ length: network.vertexCount }, () => [] as { segment: number; forward: boolean }[])
  const onSegment = Array.from(lengthMetres, () => [] as number[])
  lengthMetres.forEach((_, segment) => {
    meeting[from[segment] ?? 0]?.push({ segment, forward: true })
    meeting[to[segment] ?? 0]?.push({ segment, forward: false })
  })
  places.fraction.forEach((_, place) => onSegment[places.segment[place] ?? 0]?.push(place))
  const density = new Float64Array(places.fraction.length)
  const add = (segment: number, way: (along: number) => number, share: number) => {
    for (const place of onSegment[segment] ?? []) {
      const u = way((places.fraction[place] ?? 0) * (lengthMetres[segment] ?? 0)) / bandwidth
      if (u < 1) density[place] = (density[place] ?? 0) + (share * lineShapes[kernel].at(u)) / bandwidth
    }
  }
  const follow = (segment: number, forward: boolean, way: number, share: number) => {
    const length = lengthMetres[segment] ?? 0
    if (share === 0 || way >= bandwidth) return
    add(segment, (along) => way + (forward ? along : length - along), share)
    meet(segment, forward, way + length, share)
  }
  const meet = (segment: number, forward: boolean, way: number, share: number) => {
    if (way >= bandwidth) return
    const exits = meeting[(forward ? to : from)[segment] ?? 0] ?? []
    for (const exit of exits) {
      const back = exit.segment === segment && exit.forward !== forward
      follow(exit.segment, exit.forward, way, share * (2 / exits.length - (back ? 1 : 0)))
    }
  }
  events.fraction.forEach((fraction, event) => {
    const segment = events.segment[event] ?? 0
    const along = fraction * (lengthMetres[segment] ?? 0)
    add(segment, (other) => Math.abs(other - along), 1)
    meet(segment, true, (lengthMetres[segment] ?? 0) - along, 1)
    meet(segment, false, along, 1)
  })
  return density
}

function difference(got: Float64Array, expected: Float64Array): string {
  let [most, peak] = [0, 0]
  got.forEach((value, i) => {
    most = Math.max(most, Math.abs(value - (expected[i] ?? 0)))
    peak = Math.max(peak, expected[i] ?? 0)
  })
  return (most / peak).toExponential(1)
}

/** Without the peer, a lattice of streets of its Chicago's size, with as many incidents. */
function latticeStreets(): Streets {
  const side = 18
  const random = randomStream(503)
  const east = Float64Array.from({ length: side * side }, (_, i) => 60 * (i % side) + 20 * random.uniform())
  const north = Float64Array.from({ length: side * side }, (_, i) => 60 * Math.floor(i / side) + 20 * random.uniform())
  const edges = Array.from(east, (_, i) => [
    ...(i % side < side - 1 ? [[i, i + 1]] : []),
    ...(i + side < side * side ? [[i, i + side]] : []),
  ]).flat()
  const kept = edges.slice(0, 503)
  const [from, to] = [kept.map(([a = 0]) => a), kept.map(([, b = 0]) => b)]
  const network = { vertexCount: east.length, from, to, lengthMetres: straightLengths(east, north, from, to) }
  const segment = Int32Array.from({ length: 116 }, () => random.below(503))
  const events = { segment, fraction: Float64Array.from(segment, () => random.uniform()) }
  return { network, events, places: placesAlong(network, 10), values: new Float64Array() }
}

function contest(
  name: string,
  folder: string,
  sd: number,
  kernel: LineKernel,
  goal: boolean,
  runs: number,
): ContestRow {
  const theirs = { quartic: ['biweight', 7], epanechnikov: ['epanechnikov', 5], gaussian: ['gaussian', 9] } as const
  const [word, spread] = theirs[kernel]
  const r = runR('network-density', [folder, `${sd}`, word, `${runs}`])
  const streets = r ? readStreets(folder) : latticeStreets()
  const bandwidthMetres = sd * Math.sqrt(spread)
  const { network, events, places, values } = streets
  const ours = timed(() => networkDensity(network, events, places, { kernel, bandwidthMetres }), 11)
  const slow = timed(() => naive(streets, kernel, bandwidthMetres), 5)
  const integral = ours.answer.onSegment.reduce((a, b) => a + b, 0) - events.fraction.length
  return {
    work: `network KDE, ${kernel}, ${events.fraction.length} events on ${network.lengthMetres.length} segments (${name}), sd ${sd}`,
    seconds: ours.seconds,
    ...(goal ? { goal: '≥ 20 × faster than spatstat.linnet', reached: r ? r.seconds >= 20 * ours.seconds : null } : {}),
    naiveSeconds: slow.seconds,
    peers: { [`spatstat.linnet ${r?.version ?? ''}`]: r?.seconds ?? null },
    agreement: [
      `greatest difference as a share of the maximum: naive ${difference(ours.answer.perMetre, slow.answer)}`,
      ...(r ? [`spatstat.linnet ${difference(ours.answer.perMetre, values)} at ${values.length} places`] : []),
      `integral less events ${integral.toExponential(1)}`,
    ].join(', '),
  }
}

/** The network of the open inputs as the peer reads it; false where it is not there. */
function writeShared(folder: string): boolean {
  const path = sharedInput('network.json')
  if (!path) return false
  const { vertices, edges, points } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, [number, number][]>
  const put = (
    name: string,
    rows: [number, number][] | undefined,
    names: readonly [string, string],
    less: readonly [number, number],
  ) => {
    const columns = {
      [names[0]]: (rows ?? []).map(([a]) => a - less[0]),
      [names[1]]: (rows ?? []).map(([, b]) => b - less[1]),
    }
    copyFileSync(writeColumns(name, columns), join(folder, name))
  }
  put('vertices.csv', vertices, ['east', 'north'], [0, 0])
  put('edges.csv', edges, ['from', 'to'], [1, 1])
  put('events.csv', points, ['segment', 'fraction'], [1, 0])
  return true
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'narvaro-network-'))
const chicago = newFolder()
const shared = newFolder()
keepContest('network-density', [
  contest('Chicago, feet', chicago, 10, 'quartic', true, 5),
  contest('Chicago, feet', chicago, 10, 'epanechnikov', true, 5),
  contest('Chicago, feet', chicago, 30, 'quartic', true, 1),
  ...(writeShared(shared) ? [contest('network.json, metres', shared, 15, 'quartic', true, 1)] : []),
])
