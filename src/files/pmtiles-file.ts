import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { done, type Result, refuse } from '../domain/result.ts'

/** A base map in one file. Its path comes from the server's settings and from nowhere else. */
export interface PmtilesFile {
  readonly kind: 'raster' | 'vector'
  readonly bytes: number
  /** Another when the file has been replaced. */
  readonly tag: string
  /** The bytes from `first` to `last`, both included. */
  read(first: number, last: number): ReadableStream<Uint8Array>
}

/** https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md: magic, version 3, tile type at byte 99. */
const headerBytes = 127
const tileTypeAt = 99
const kinds: Readonly<Record<number, PmtilesFile['kind']>> = { 1: 'vector', 2: 'raster', 3: 'raster', 4: 'raster' }

/** Opens a PMTiles file of version 3 with vector tiles or pictures. */
export async function openPmtiles(path: string): Promise<Result<PmtilesFile, { code: 'unreadable' | 'not-pmtiles' }>> {
  const header = new Uint8Array(headerBytes)
  try {
    await using file = await open(path)
    await file.read(header)
  } catch {
    return refuse({ code: 'unreadable' })
  }
  const isPmtiles = new TextDecoder().decode(header.subarray(0, 7)) === 'PMTiles' && header[7] === 3
  const kind = kinds[header[tileTypeAt] ?? 0]
  if (!isPmtiles || !kind) return refuse({ code: 'not-pmtiles' })
  const { size, mtimeMs } = await stat(path)
  return done({
    kind,
    bytes: size,
    tag: `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}"`,
    read: (start, end) => Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>,
  })
}
