import { fail } from './check.ts'

/** Distinct places, in the order of their coordinates, and the place of each event. */
export interface Places {
  readonly eastMetres: Float64Array
  readonly northMetres: Float64Array
  /** Event → place. */
  readonly placeOf: Int32Array
  /** Place → events. */
  readonly events: Int32Array
}

export function placesOf(eastMetres: Float64Array, northMetres: Float64Array): Places {
  const order = Int32Array.from(eastMetres, (_, i) => i).sort(
    (a, b) => eastMetres[a] - eastMetres[b] || northMetres[a] - northMetres[b],
  )
  const placeOf = new Int32Array(order.length)
  const first: number[] = []
  const events: number[] = []
  for (let k = 0; k < order.length; k++) {
    const event = order[k]
    const before = first.at(-1)
    if (
      before === undefined ||
      eastMetres[event] !== eastMetres[before] ||
      northMetres[event] !== northMetres[before]
    ) {
      first.push(event)
      events.push(0)
    }
    placeOf[event] = first.length - 1
    events[first.length - 1]++
  }
  return {
    eastMetres: Float64Array.from(first, (event) => eastMetres[event]),
    northMetres: Float64Array.from(first, (event) => northMetres[event]),
    placeOf,
    events: Int32Array.from(events),
  }
}

/**
 * The circles: for each place as a centre, the places around it from near to far. A zone is a centre and all places up
 * to one of the ends; places at the same distance enter together.
 */
export interface Zones {
  /** Centre → its first entry; one more at the end. */
  readonly start: Int32Array
  /** The places of a centre, the centre itself first. */
  readonly place: Int32Array
  /** Entry → events in the circle up to and with it, 0 where the circle cannot end. */
  readonly held: Int32Array
  readonly radiusMetres: Float64Array
  /** Zones in all. */
  readonly count: number
}

const mostEntries = 5e6

/** @throws MethodError `too-many` when the circles hold more places than memory should */
export function zonesOf(places: Places, reach: number, mostHeld: number): Zones {
  const count = places.events.length
  const start = new Int32Array(count + 1)
  const place: number[] = []
  const held: number[] = []
  const radiusMetres: number[] = []
  let zones = 0
  for (let centre = 0; centre < count; centre++) {
    const around = nearest(places, centre, reach)
    let sum = 0
    let ended = 0
    for (let k = 0; k < around.length; k++) {
      const own = around[k]
      sum += places.events[own.place]
      const together = k + 1 < around.length && around[k + 1].distance === own.distance
      if (sum > mostHeld) break
      place.push(own.place)
      radiusMetres.push(own.distance)
      held.push(together ? 0 : sum)
      if (together) continue
      ended = place.length
      zones++
    }
    // Places of a ring that did not fit whole end no circle.
    const kept = Math.max(ended, start[centre])
    place.length = held.length = radiusMetres.length = kept
    start[centre + 1] = kept
    if (kept > mostEntries) fail('too-many', 'radiusMetres', `at most ${mostEntries} places in all circles`)
  }
  return {
    start,
    place: Int32Array.from(place),
    held: Int32Array.from(held),
    radiusMetres: Float64Array.from(radiusMetres),
    count: zones,
  }
}

function nearest({ eastMetres, northMetres }: Places, centre: number, reach: number) {
  const around: { readonly place: number; readonly distance: number }[] = []
  // Places are in the order of east, so those within reach are neighbours in it.
  const within = (place: number) => Math.abs(eastMetres[place] - eastMetres[centre]) <= reach
  const meet = (place: number) => {
    const dx = eastMetres[place] - eastMetres[centre]
    const dy = northMetres[place] - northMetres[centre]
    const distance = Math.sqrt(dx * dx + dy * dy)
    if (distance <= reach) around.push({ place, distance })
  }
  for (let place = centre; place >= 0 && within(place); place--) meet(place)
  for (let place = centre + 1; place < eastMetres.length && within(place); place++) meet(place)
  return around.sort((a, b) => a.distance - b.distance || a.place - b.place)
}
