import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { crsDefinition, epsgNumber, loadCrs } from './crs.ts'
import { degreesProjection, metricPlaneFor, projectionBetween, toDegrees } from './projection.ts'

/** Krüger's series to n⁴ on GRS 80, as in Lantmäteriet's "Gauss Conformal Projection": written apart from proj4. */
function gauss(latitude: number, longitude: number, central: number, scale: number, falseEast: number, falseNorth = 0) {
  const flattening = 1 / 298.257222101
  const e2 = flattening * (2 - flattening)
  const n = flattening / (2 - flattening)
  const radius = (6378137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
  const [A, B, C, D] = [e2, (5 * e2 ** 2 - e2 ** 3) / 6, (104 * e2 ** 3 - 45 * e2 ** 4) / 120, (1237 * e2 ** 4) / 1260]
  const beta = [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
    (49561 * n ** 4) / 161280,
  ]
  const phi = (latitude * Math.PI) / 180
  const dl = ((longitude - central) * Math.PI) / 180
  const s2 = Math.sin(phi) ** 2
  const conformal = phi - Math.sin(phi) * Math.cos(phi) * (A + B * s2 + C * s2 ** 2 + D * s2 ** 3)
  const xi = Math.atan(Math.tan(conformal) / Math.cos(dl))
  const eta = Math.atanh(Math.cos(conformal) * Math.sin(dl))
  let north = xi
  let east = eta
  for (const [k, b] of beta.entries()) {
    north += b * Math.sin(2 * (k + 1) * xi) * Math.cosh(2 * (k + 1) * eta)
    east += b * Math.cos(2 * (k + 1) * xi) * Math.sinh(2 * (k + 1) * eta)
  }
  return [scale * radius * east + falseEast, scale * radius * north + falseNorth] as const
}

describe('SWEREF 99 and its neighbours', () => {
  it('gives the published figures of Flemingsberg', () => {
    const { toPlane } = degreesProjection(3006)
    const [stationEast, stationNorth] = toPlane(17.946, 59.219)
    expect([Math.round(stationNorth), Math.round(stationEast)]).toEqual([6_568_153, 668_143])
    const [centreEast, centreNorth] = toPlane(17.938, 59.2224)
    expect([Math.round(centreNorth), Math.round(centreEast)]).toEqual([6_568_511, 667_670])
  })

  it('agrees with the printed example of Lantmäteriet, by the series and by proj4', () => {
    const [east, north] = gauss(66, 24, 13 + 35 / 60 + 7.692 / 3600, 1.00000254, 84182.879, -6226307.864)
    expect(north).toBeCloseTo(1135809.413803, 3)
    expect(east).toBeCloseTo(555304.016555, 3)
    const definition =
      '+proj=tmerc +lat_0=0 +lon_0=13.58547 +k=1.00000254 +x_0=84182.879 +y_0=-6226307.864 +ellps=GRS80 +units=m'
    const byProj = proj4('+proj=longlat +ellps=GRS80', definition).forward([24, 66])
    expect(byProj[0]).toBeCloseTo(555304.016555, 3)
    expect(byProj[1]).toBeCloseTo(1135809.413803, 3)
  })

  const zones = [12, 13.5, 15, 16.5, 18, 14.25, 15.75, 17.25, 18.75, 20.25, 21.75, 23.25]
  const systems = [
    [3006, 15, 0.9996, 500_000] as const,
    ...zones.map((meridian, i) => [3007 + i, meridian, 1, 150_000] as const),
  ]

  it.each(systems)('EPSG:%i agrees with Krüger within 1 mm and comes back', (epsg, meridian, scale, falseEast) => {
    const { toPlane, fromPlane } = degreesProjection(epsg)
    for (const [dLongitude, latitude] of [
      [-1.4, 55.4],
      [0, 59.2],
      [2.9, 63.8],
      [0.7, 68.9],
    ] as const) {
      const plane = toPlane(meridian + dLongitude, latitude)
      const own = gauss(latitude, meridian + dLongitude, meridian, scale, falseEast)
      expect(Math.hypot(plane[0] - own[0], plane[1] - own[1])).toBeLessThan(0.001)
      const back = toPlane(...fromPlane(...plane))
      expect(Math.hypot(plane[0] - back[0], plane[1] - back[1])).toBeLessThan(0.001)
    }
  })

  it('reads RT 90 near the seven-parameter shift of proj4-list', async () => {
    const { default: list } = await import('proj4-list')
    const [east, north] = degreesProjection(3021).toPlane(17.946, 59.219)
    const other = proj4(crsDefinition(4326) as string, (list['EPSG:3021'] as [string, string])[1]).forward([
      17.946, 59.219,
    ])
    expect(Math.hypot(east - (other[0] as number), north - (other[1] as number))).toBeLessThan(1)
  })
})

describe('other systems', () => {
  it('loads codes outside the common ones, feet included', async () => {
    expect(projectionBetween(2263, 32618)).toBeNull()
    expect(await loadCrs(2263)).toBe(true)
    const [east, north] = projectionBetween(2263, 4326)?.toPlane(987_000, 212_000) ?? [0, 0]
    expect(east).toBeCloseTo(-73.99, 1)
    expect(north).toBeCloseTo(40.75, 1)
    expect(await loadCrs(999_999)).toBe(false)
  })

  it.each([
    ['EPSG:3006', 3006],
    ['epsg 3011', 3011],
    [' 2263 ', 2263],
    ['urn:ogc:def:crs:EPSG::3006', 3006],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
    ['SWEREF', null],
    ['EPSG:', null],
  ])('reads the name %s', (text, epsg) => expect(epsgNumber(text)).toBe(epsg))

  it('chooses a metric plane by where the data lie', () => {
    expect(metricPlaneFor(17.9, 59.2)).toBe(3006)
    expect(metricPlaneFor(-87.6, 41.9)).toBe(32616)
    expect(metricPlaneFor(151.2, -33.9)).toBe(32756)
    expect(metricPlaneFor(180, 0)).toBe(32660)
  })

  it('gives degrees back', () => {
    const [longitude, latitude] = toDegrees(3006, { eastMetres: 668_143.2117, northMetres: 6_568_153.2534 })
    expect(longitude).toBeCloseTo(17.946, 7)
    expect(latitude).toBeCloseTo(59.219, 7)
  })
})
