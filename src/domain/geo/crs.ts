import proj4 from 'proj4'

/**
 * Coordinate reference systems by EPSG code. The ones that Swedish data use are written out here, the
 * UTM zones are computed, and all others come from `proj4-list`, which is loaded only when asked for
 * (5,400 definitions would otherwise ride along to every browser).
 */

const metresOnGrs80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs'
const degrees = '+proj=longlat +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +no_defs'
const swerefZone = (centralMeridian: number) =>
  `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=150000 +y_0=0 ${metresOnGrs80}`

/** Central meridians of SWEREF 99 12 00, 13 30, 15 00, 16 30, 18 00, 14 15 … 23 15 (EPSG:3007–3018). */
const zoneMeridians = [12, 13.5, 15, 16.5, 18, 14.25, 15.75, 17.25, 18.75, 20.25, 21.75, 23.25]

const written = new Map<number, string>([
  [4326, '+proj=longlat +datum=WGS84 +no_defs'],
  [4258, degrees],
  [4619, degrees],
  [3857, '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs'],
  [3006, `+proj=utm +zone=33 ${metresOnGrs80}`],
  ...zoneMeridians.map((meridian, index): [number, string] => [3007 + index, swerefZone(meridian)]),
  // RT 90 2.5 gon V by Lantmäteriet's direct projection from SWEREF 99, good to some decimetres; the
  // seven-parameter shift that proj4-list carries is off by up to a metre more.
  [
    3021,
    `+proj=tmerc +lat_0=0 +lon_0=15.806284529444445 +k=1.00000561024 +x_0=1500064.274 +y_0=-667.711 ${metresOnGrs80}`,
  ],
])

function utmDefinition(epsg: number): string | null {
  const zone = epsg % 100
  const family = Math.floor(epsg / 100)
  if (zone < 1 || zone > 60) return null
  if (family === 326) return `+proj=utm +zone=${zone} +datum=WGS84 +units=m +no_defs`
  if (family === 327) return `+proj=utm +zone=${zone} +south +datum=WGS84 +units=m +no_defs`
  return family === 258 && zone >= 28 && zone <= 38 ? `+proj=utm +zone=${zone} ${metresOnGrs80}` : null
}

/** `EPSG:3006`, `epsg 3006`, `3006`, `urn:ogc:def:crs:EPSG::3006`, `CRS84` → 3006; null when it is none of these. */
export function epsgNumber(text: string): number | null {
  const trimmed = text.trim()
  if (/CRS:?:?84$/i.test(trimmed)) return 4326
  const digits = /^(?:urn:ogc:def:crs:)?(?:epsg[\s:]*(?:[\d.]*:)?)?(\d{4,6})$/i.exec(trimmed)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** The proj4 definition of a code that needs no loading, or that `loadCrs` has loaded; else null. */
export const crsDefinition = (epsg: number): string | null => written.get(epsg) ?? utmDefinition(epsg)

/** Makes `crsDefinition(epsg)` answer for any code that proj4-list knows. False: nobody knows it. */
export async function loadCrs(epsg: number): Promise<boolean> {
  if (crsDefinition(epsg) !== null) return true
  const list = (await import('proj4-list')).default
  const definition = list[`EPSG:${epsg}`]?.[1]
  if (definition === undefined || !isUsable(definition)) return false
  written.set(epsg, definition)
  return true
}

/** Some definitions name methods or grids that proj4 does not have; they throw only when used. */
function isUsable(definition: string): boolean {
  try {
    proj4(definition)
    return true
  } catch {
    return false
  }
}

/** True when its coordinates are degrees of longitude and latitude. */
export const isGeographic = (epsg: number): boolean => crsDefinition(epsg)?.includes('+proj=longlat') ?? false
