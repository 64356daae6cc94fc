import { once } from 'node:events'
import { createServer } from 'node:http'
import { crc32, deflateSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

/** Tiles made on the spot, so that no test asks the network. */

const side = 256

/** A checked PNG: 8 bits a channel, no alpha (https://www.w3.org/TR/png-3/). */
function png(): Buffer {
  const rows = Buffer.alloc(side * (1 + side * 3))
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const colour = (x >> 5) % 2 === (y >> 5) % 2 ? [176, 208, 224] : [240, 214, 170]
      rows.set(colour, y * (1 + side * 3) + 1 + x * 3)
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([length, named, sum])
  }
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** Serves the picture as every tile, on another origin than the desk's. */
export async function openTileServer() {
  const tile = png()
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(tile)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return [...bytes, rest]
}
const field = (number: number, bytes: readonly number[]) => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
]
const text = (word: string) => [...Buffer.from(word)]

/** One square of water in the tile's middle half (https://github.com/mapbox/vector-tile-spec, version 2.1). */
function vectorTile(): number[] {
  const zigzag = (value: number) => varint(value < 0 ? -value * 2 - 1 : value * 2)
  const points = (...pairs: number[]) => pairs.flatMap(zigzag)
  const drawn = [
    ...varint(9),
    ...points(1024, 1024),
    ...varint(26),
    ...points(2048, 0, 0, 2048, -2048, 0),
    ...varint(15),
  ]
  const feature = [...varint(24), ...varint(3), ...field(4, drawn)]
  const layer = [
    ...varint(120),
    ...varint(2),
    ...field(1, text('water')),
    ...field(2, feature),
    ...varint(40),
    ...varint(4096),
  ]
  return field(3, layer)
}

const zoom = 14

/** A PMTiles file, version 3, uncompressed, with water in each tile around a point. */
export function pmtilesAround([longitude, latitude]: readonly [number, number]): Uint8Array {
  const across = 2 ** zoom
  const x = Math.floor(((longitude + 180) / 360) * across)
  const y = Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * across)
  const near = [-2, -1, 0, 1, 2]
  const ids = near.flatMap((dx) => near.map((dy) => zxyToTileId(zoom, x + dx, y + dy))).toSorted((a, b) => a - b)
  const tile = vectorTile()
  const directory = [
    ...varint(ids.length),
    ...ids.flatMap((id, i) => varint(id - (ids[i - 1] ?? 0))),
    ...ids.flatMap(() => varint(1)),
    ...ids.flatMap(() => varint(tile.length)),
    // The same bytes for all: an offset is written one more than it is.
    ...ids.flatMap(() => varint(1)),
  ]
  const metadata = text(JSON.stringify({ vector_layers: [{ id: 'water', fields: {} }] }))
  const header = Buffer.alloc(127)
  header.set(text('PMTiles'))
  header[7] = 3
  const [rootAt, metadataAt] = [header.length, header.length + directory.length]
  const tilesAt = metadataAt + metadata.length
  const places = [
    rootAt,
    directory.length,
    metadataAt,
    metadata.length,
    tilesAt,
    0,
    tilesAt,
    tile.length,
    ids.length,
    ids.length,
    1,
  ]
  for (const [i, value] of places.entries()) header.writeBigUInt64LE(BigInt(value), 8 + i * 8)
  header.set([0, 1, 1, 1, zoom, zoom], 96)
  for (const [i, degrees] of [-180, -85, 180, 85].entries()) header.writeInt32LE(degrees * 1e7, 102 + i * 4)
  return Buffer.concat([header, Buffer.from([...directory, ...metadata, ...tile])])
}
