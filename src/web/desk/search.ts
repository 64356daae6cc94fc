import { type IncidentSource, incidentSources } from '../../domain/incident/incident.ts'
import { type LayerKind, layerKinds } from '../../domain/layer/layer.ts'
import type { LocalDate } from '../../domain/time/interval.ts'

/**
 * What the address bar holds, the same in every room and every language: a view can be sent and
 * reloaded. Lists are comma-separated, left out when they name everything.
 */
export interface DeskSearch {
  readonly groups?: string
  readonly sources?: string
  /** First and last Monday of the weeks chosen, both included. */
  readonly from?: LocalDate
  readonly to?: LocalDate
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
}

export const panelTabs = ['points', 'unresolved'] as const
export type PanelTab = (typeof panelTabs)[number]

const localDate = /^\d{4}-\d{2}-\d{2}$/
const keyList = /^[a-z][a-z0-9-]*(?:,[a-z][a-z0-9-]*)*$/
const uuid = /^[0-9a-f-]{36}$/
const camera = /^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?,\d+(?:\.\d+)?$/

const shapes: Record<keyof DeskSearch, RegExp> = {
  groups: keyList,
  sources: keyList,
  from: localDate,
  to: localDate,
  place: uuid,
  tab: new RegExp(`^(?:${panelTabs.join('|')})$`),
  point: uuid,
  layer: new RegExp(`^(?:${layerKinds.join('|')})$`),
  view: camera,
}

/** What stays in the address when one changes room. */
export const keptSearch = Object.keys(shapes) as (keyof DeskSearch)[]

/** Keeps what is well formed and drops the rest: an address is typed by people and cut by mail programs. */
export function parseSearch(raw: Readonly<Record<string, unknown>>): DeskSearch {
  const kept = Object.entries(shapes)
    .map(([key, shape]) => [key, raw[key], shape] as const)
    .filter(([, value, shape]) => typeof value === 'string' && shape.test(value))
    .map(([key, value]) => [key, value])
  return Object.fromEntries(kept) as DeskSearch
}

export const listOf = (text: string | undefined): readonly string[] => (text ? text.split(',') : [])
export const sourcesOf = (search: DeskSearch): readonly IncidentSource[] =>
  incidentSources.filter((source) => listOf(search.sources).includes(source))

/** The camera of the address as numbers, or null. */
export function cameraOf(search: DeskSearch): { centre: [number, number]; zoom: number } | null {
  const [longitude, latitude, zoom] = (search.view ?? '').split(',').map(Number)
  if (longitude === undefined || latitude === undefined || zoom === undefined) return null
  return { centre: [longitude, latitude], zoom }
}
