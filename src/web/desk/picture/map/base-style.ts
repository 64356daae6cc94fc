import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'

type Painted = Pick<StyleSpecification, 'sources' | 'layers'>

/**
 * Sources and paint of a style from elsewhere, under names that meet none of ours. Its names and pictures are left
 * out: they would need glyphs and sprites, and the operation's names stand above. Nor is anything asked from another
 * origin than the style's.
 * @param url the style's own address, to which its other addresses are relative
 */
export function paintedOnly(style: Pick<StyleSpecification, 'sources' | 'layers'>, url: string): Painted {
  const sources = Object.fromEntries(
    Object.entries(style.sources).flatMap(([name, source]) => {
      const moved = movedSource(source, url)
      return moved ? [[`base-${name}`, moved]] : []
    }),
  )
  const layers = style.layers.flatMap((layer): LayerSpecification[] => {
    const id = `base-${layer.id}`
    if (layer.type === 'symbol' || hasPicture(layer)) return []
    if (layer.type === 'background') return [{ ...layer, id }]
    const source = 'source' in layer ? `base-${String(layer.source)}` : ''
    return source in sources ? [{ ...layer, id, source } as LayerSpecification] : []
  })
  return { sources, layers }
}

function movedSource(source: SourceSpecification, url: string): SourceSpecification | null {
  if (source.type !== 'vector' && source.type !== 'raster') return null
  // Decoded again, because the braces of a template are no part of an address.
  const here = (address: string) => decodeURI(new URL(address, url).href)
  const addresses = [...(source.url ? [source.url] : []), ...(source.tiles ?? [])].map(here)
  if (addresses.some((address) => new URL(address).origin !== new URL(url).origin)) return null
  return {
    ...source,
    ...(source.url ? { url: here(source.url) } : {}),
    ...(source.tiles ? { tiles: source.tiles.map(here) } : {}),
  }
}

const hasPicture = (layer: LayerSpecification): boolean =>
  Object.keys(layer.paint ?? {}).some((name) => name.endsWith('-pattern'))
