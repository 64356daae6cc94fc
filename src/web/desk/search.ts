import { type IncidentSource, incidentSources, investigationStates } from '../../domain/incident/incident.ts'
import { type LayerKind, layerKinds } from '../../domain/layer/layer.ts'
import { parsePeriods } from '../../domain/picture/periods.ts'
import { placeKinds } from '../../domain/place/place.ts'
import type { LocalDate } from '../../domain/time/interval.ts'
import { parseHours } from '../../domain/time/week-hours.ts'

/** What of the address chooses incidents; the server takes the same names. Lists are comma-separated. */
export interface FilterSearch {
  readonly groups?: string
  readonly sources?: string
  /** First and last Monday of the weeks chosen, both included. */
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly codes?: string
  readonly areas?: string
  readonly kinds?: string
  readonly floors?: string
  readonly investigations?: string
  /** Hours of the week, `114-117,138`. */
  readonly hours?: string
}

/**
 * What the address bar holds, the same in every room and every language: a view can be sent and
 * reloaded. Lists are comma-separated, left out when they name everything.
 */
export interface DeskSearch extends FilterSearch {
  /** The selected place. */
  readonly place?: string
  /** What the panel lists: places in order when left out. */
  readonly tab?: PanelTab
  /** The selected point. */
  readonly point?: string
  /** What lies between the map's ground and its places; nothing when left out. */
  readonly layer?: LayerKind
  /** The map's camera: longitude, latitude, zoom. */
  readonly view?: string
  /** Which amount the map shows; what is expected now when left out. */
  readonly show?: MapShow
  /** What an incident counts as, in list and map: one when left out, or its harm weight. */
  readonly by?: 'harm'
  /** Two periods to compare other than before the start and since. */
  readonly compare?: string
  /** Names of what was not well formed and so was dropped: said once, and gone when closed. */
  readonly dropped?: string
}

export const panelTabs = ['points', 'unresolved'] as const
export type PanelTab = (typeof panelTabs)[number]

export const mapShows = ['before', 'since', 'change'] as const
export type MapShow = (typeof mapShows)[number]

export const filterKeys = [
  'groups',
  'sources',
  'from',
  'to',
  'codes',
  'areas',
  'kinds',
  'floors',
  'investigations',
  'hours',
] as const satisfies (keyof FilterSearch)[]

type Test = (text: string) => boolean

const shape =
  (pattern: RegExp): Test =>
  (text) =>
    pattern.test(text)
const listFrom =
  (known: readonly string[]): Test =>
  (text) =>
    text.split(',').every((name) => known.includes(name))
const keyList = shape(/^[a-z][a-z0-9-]*(?:,[a-z][a-z0-9-]*){0,99}$/)
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const oneId = shape(new RegExp(`^${uuid}$`))
/** A day that the calendar has: `2026-02-31` turns into another one. */
const localDate: Test = (text) => {
  const at = /^[12]\d{3}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T12:00:00Z`) : null
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

const tests: Record<keyof DeskSearch, Test> = {
  groups: keyList,
  sources: listFrom(incidentSources),
  from: localDate,
  to: localDate,
  codes: shape(/^[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}(?:,[\p{L}\p{N}][\p{L}\p{N}.-]{0,19}){0,99}$/u),
  areas: shape(new RegExp(`^${uuid}(?:,${uuid}){0,99}$`)),
  kinds: listFrom(placeKinds),
  floors: shape(/^-?\d{1,2}(?:,-?\d{1,2}){0,99}$/),
  investigations: listFrom([...investigationStates, 'unknown']),
  hours: (text) => parseHours(text) !== null,
  place: oneId,
  tab: listFrom(panelTabs),
  point: oneId,
  layer: listFrom(layerKinds),
  view: shape(/^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?,\d+(?:\.\d+)?$/),
  show: listFrom(mapShows),
  by: listFrom(['harm']),
  compare: (text) => parsePeriods(text) !== null,
  dropped: keyList,
}

/** What stays in the address when one changes room. */
export const keptSearch = Object.keys(tests) as (keyof DeskSearch)[]

/**
 * Keeps what is well formed, drops the rest and says so: an address is typed by people and cut by mail programs.
 * What the desk does not know is nobody's mistake, and is left out in silence.
 */
export function parseSearch(raw: Readonly<Record<string, unknown>>): DeskSearch {
  const kept: Record<string, string> = {}
  const dropped: string[] = []
  for (const [key, isInOrder] of Object.entries(tests)) {
    const value = raw[key]
    if (value === undefined) continue
    // The router reads `floors=2` as a number.
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text === 'string' && isInOrder(text)) kept[key] = text
    else dropped.push(key)
  }
  if (kept.from && kept.to && kept.to < kept.from) {
    delete kept.from
    delete kept.to
    dropped.push('from', 'to')
  }
  // Named as undefined, or the router would keep what the address had.
  const gone = Object.fromEntries(dropped.map((key) => [key, undefined]))
  return { ...kept, ...gone, ...(dropped.length > 0 ? { dropped: dropped.join(',') } : {}) } as DeskSearch
}

export const listOf = (text: string | undefined): readonly string[] => (text ? text.split(',') : [])
/** A list as the address has it: in one order, and nothing when it is empty. */
export const listText = (keys: Iterable<string>): string | undefined => [...keys].toSorted().join(',') || undefined
export const sourcesOf = (search: DeskSearch): readonly IncidentSource[] =>
  incidentSources.filter((source) => listOf(search.sources).includes(source))

/** The part of the address that chooses incidents. */
export const filterOfSearch = (search: DeskSearch): FilterSearch =>
  Object.fromEntries(filterKeys.filter((key) => search[key] !== undefined).map((key) => [key, search[key]]))

/** What takes every choice of incidents out of the address. */
export const noFilter: FilterSearch = Object.fromEntries(filterKeys.map((key) => [key, undefined]))

/** The camera of the address as numbers, or null. */
export function cameraOf(search: DeskSearch): { centre: [number, number]; zoom: number } | null {
  const [longitude, latitude, zoom] = (search.view ?? '').split(',').map(Number)
  if (longitude === undefined || latitude === undefined || zoom === undefined) return null
  return { centre: [longitude, latitude], zoom }
}
