import { addProtocol, type LayerSpecification, type StyleSpecification } from 'maplibre-gl'
import type { ShownBasemap } from '../../../../wire/basemap.ts'
import { colourOf } from '../../../ui/theme.ts'
import { addressOf } from '../../api.ts'
import { paintedOnly } from './base-style.ts'
import { vectorLayers } from './base-vector.ts'

type Sources = StyleSpecification['sources']
type Theme = 'light' | 'dark'

/** What lies under the operation's own ground. */
export interface BaseGround {
  readonly sources: Sources
  /** In the colours of now, which are this theme's. */
  layers(theme: Theme): LayerSpecification[]
}

type Centre = readonly [longitude: number, latitude: number]

/**
 * Makes sure that the base map answers, and says how it is painted.
 * @throws when it cannot be reached
 */
export async function reachBaseGround(
  { kind, url }: ShownBasemap,
  centre: Centre,
  signal: AbortSignal,
): Promise<BaseGround> {
  if (url === null) return fromFile(kind)
  if (kind === 'style') return fromStyle(url, signal)
  // Any answer will do: where the tiles end is for the map to find out.
  await fetch(tileAt(url, centre), { signal })
  return kind === 'vector'
    ? { sources: { base: { type: 'vector', tiles: [url], maxzoom: 14 } }, layers: () => vectorLayers('base') }
    : rasterGround({ tiles: [url] })
}

const rasterGround = (from: { tiles: string[] } | { url: string }): BaseGround => ({
  sources: { base: { type: 'raster', tileSize: 256, maxzoom: 19, ...from } },
  layers: (theme) => [
    { id: 'base', type: 'raster', source: 'base', paint: { 'raster-saturation': -0.6, 'raster-fade-duration': 0 } },
    veil(theme),
  ],
})

/** Denser in the dark: most tiles are made for the day. */
const veilOpacity = { light: 0.55, dark: 0.78 }

/** Paper laid over what has colours of its own, so that places, discs and names stay legible in light and dark. */
const veil = (theme: Theme): LayerSpecification => ({
  id: 'base-veil',
  type: 'background',
  paint: { 'background-color': colourOf('--ground'), 'background-opacity': veilOpacity[theme] },
})

const probeZoom = 14

/** The tile that holds a point, in the web's usual tiling (EPSG:3857, y from the north). */
function tileAt(url: string, [longitude, latitude]: Centre): string {
  const across = 2 ** probeZoom
  const rise = Math.asinh(Math.tan((latitude * Math.PI) / 180))
  const at = {
    '{z}': probeZoom,
    '{x}': Math.floor(((longitude + 180) / 360) * across),
    '{y}': Math.floor(((1 - rise / Math.PI) / 2) * across),
  }
  return Object.entries(at).reduce((text, [name, value]) => text.replace(name, String(value)), url)
}

/** The library comes only to those who have such a file. */
async function fromFile(kind: ShownBasemap['kind']): Promise<BaseGround> {
  const { PMTiles, Protocol } = await import('pmtiles')
  const address = new URL(addressOf('basemapFile'), location.origin).href
  const file = new PMTiles(address)
  await file.getHeader()
  const protocol = new Protocol()
  protocol.add(file)
  addProtocol('pmtiles', protocol.tile)
  const url = `pmtiles://${address}`
  if (kind === 'raster') return rasterGround({ url })
  const { vector_layers: known = [] } = (await file.getMetadata()) as { vector_layers?: { id: string }[] }
  const names = new Set(known.map(({ id }) => id))
  return { sources: { base: { type: 'vector', url } }, layers: () => vectorLayers('base', names) }
}

async function fromStyle(url: string, signal: AbortSignal): Promise<BaseGround> {
  const answer = await fetch(url, { signal })
  if (!answer.ok) throw new Error(`the style of the base map answered ${answer.status}`)
  const { sources, layers } = paintedOnly((await answer.json()) as StyleSpecification, url)
  return { sources, layers: (theme) => [...layers, veil(theme)] }
}
