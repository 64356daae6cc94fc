import { plainHeader } from './cells.ts'

const layouts = ['police-feed', 'police-area-old', 'police-area-new', 'nyc-shootings', 'plain'] as const
/** Files whose columns we know from elsewhere, so that nothing about them needs guessing. */
export type Layout = (typeof layouts)[number]

const signatures: Readonly<Record<Exclude<Layout, 'plain'>, readonly string[]>> = {
  'police-feed': ['id', 'datetime', 'name', 'type', 'location name', 'location gps'],
  'police-area-old': ['inskrivningsdatum', 'basområde', 'gata', 'brottskod', 'brottsdag start', 'brottstid start'],
  'police-area-new': ['brottskod', 'latitude', 'longitude', 'brottsdatumtid start', 'brottsdatumtid slut'],
  'nyc-shootings': ['incident key', 'date', 'time', 'boro', 'precinct', 'x ft', 'y ft'],
}

/** The layout whose headers the file all has; `plain` when none. */
export function layoutOf(columns: readonly string[]): Layout {
  const headers = new Set(columns.map(plainHeader))
  const known = layouts.find((layout) => layout !== 'plain' && signatures[layout].every((word) => headers.has(word)))
  return known ?? 'plain'
}
