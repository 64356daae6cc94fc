import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly content: AsyncIterable<string> | Iterable<string>
}

/** UTF-8 names, and sizes that come after the content because they are not known before. */
const flags = 0x0808
const deflated = 8
/** 1980-01-01, the first day there is: an archive of the same content has the same bytes. */
const day = 0x0021
const limit = 0xffff_ffff

interface Written {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

/** An archive (APPNOTE 6.3 §4.3) as it is made, a piece at a time; parts up to 4 GB. */
export async function* writeZip(parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for await (const { name: text, content } of parts) {
    const name = Buffer.from(text)
    const sums = { crc: 0, packed: 0, size: 0 }
    yield Buffer.concat([fields(0x04034b50, [20, flags, deflated, 0, day], { crc: 0, packed: 0, size: 0 }, name), name])
    for await (const piece of packed(content, sums)) yield piece
    if (sums.size > limit || sums.packed > limit) throw new Error('a part of the archive is larger than 4 GB')
    yield descriptor(sums)
    written.push({ name, offset, ...sums })
    offset += 30 + name.length + sums.packed + 16
  }
  const directory = Buffer.concat(written.map(record))
  yield Buffer.concat([directory, endOf(written.length, directory.length, offset)])
}

interface Sums {
  crc: number
  packed: number
  size: number
}

/** Deflates; the sums are right when it has ended. */
async function* packed(content: ZipPart['content'], sums: Sums): AsyncGenerator<Buffer> {
  async function* weighed() {
    for await (const text of content) {
      const bytes = Buffer.from(text)
      sums.crc = crc32(bytes, sums.crc)
      sums.size += bytes.length
      yield bytes
    }
  }
  const deflate = Readable.from(weighed()).compose(createDeflateRaw())
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    sums.packed += piece.length
    yield piece
  }
}

/** What local header and directory record share, the first after its own beginnings. */
function fields(signature: number, words: readonly number[], sums: Sums, name: Buffer): Buffer {
  const bytes = Buffer.alloc(6 + words.length * 2 + 14)
  let at = bytes.writeUInt32LE(signature, 0)
  for (const word of words) at = bytes.writeUInt16LE(word, at)
  at = bytes.writeUInt32LE(sums.crc, at)
  at = bytes.writeUInt32LE(sums.packed, at)
  at = bytes.writeUInt32LE(sums.size, at)
  at = bytes.writeUInt16LE(name.length, at)
  return bytes.subarray(0, at + 2)
}

function descriptor({ crc, packed: packedSize, size }: Sums): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packedSize, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}

function record({ name, offset, ...sums }: Written): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return Buffer.concat([fields(0x02014b50, [20, 20, flags, deflated, 0, day], sums, name), tail.subarray(0, 14), name])
}

function endOf(count: number, length: number, offset: number): Buffer {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(0x06054b50, 0)
  bytes.writeUInt16LE(count, 8)
  bytes.writeUInt16LE(count, 10)
  bytes.writeUInt32LE(length, 12)
  bytes.writeUInt32LE(offset, 16)
  return bytes
}
