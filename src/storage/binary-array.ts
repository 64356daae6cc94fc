import { Buffer } from 'node:buffer'

/** Element types that `incident_versions` needs, with their type numbers in PostgreSQL's catalogue. */
export type ElementType = 'uuid' | 'text' | 'double precision'
const typeNumbers: Record<ElementType, number> = { uuid: 2950, text: 25, 'double precision': 701 }

export type Cell = string | number | null

const headerBytes = 20
const lengthBytes = 4

/**
 * A one-dimensional array in PostgreSQL's binary form (`array_recv`): as a parameter the driver passes it on as it is.
 * Reading array literals took the database a third of an import, and writing them took us as long again.
 * @param cells numbers where the type is `double precision`, texts elsewhere; null anywhere
 */
export function binaryArray(type: ElementType, cells: readonly Cell[]): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + roomFor(type, cells))
  // Dimensions, whether nulls may come, element type, length, index of the first element.
  const header = [1, cells.includes(null) ? 1 : 0, typeNumbers[type], cells.length, 1]
  let at = header.reduce((offset, value) => buffer.writeInt32BE(value, offset), 0)
  for (const cell of cells) at = cell === null ? buffer.writeInt32BE(-1, at) : write[type](buffer, at, cell)
  return buffer.subarray(0, at)
}

/** At least the bytes that the elements take: a UTF-16 unit is never more than three in UTF-8. */
function roomFor(type: ElementType, cells: readonly Cell[]): number {
  if (type !== 'text') return (lengthBytes + fixedBytes[type]) * cells.length
  let units = 0
  for (const cell of cells) if (cell !== null) units += (cell as string).length
  return lengthBytes * cells.length + 3 * units
}

const fixedBytes = { uuid: 16, 'double precision': 8 }

/** Each writes the element's length and bytes and gives the offset after them. */
const write: Record<ElementType, (buffer: Buffer, at: number, cell: string | number) => number> = {
  uuid(buffer, at, cell) {
    let next = buffer.writeInt32BE(fixedBytes.uuid, at)
    const text = cell as string
    for (let i = 0; i < text.length; i += 2) {
      if (text.charCodeAt(i) === hyphen) i++
      buffer[next++] = (digitAt(text, i) << 4) | digitAt(text, i + 1)
    }
    return next
  },
  text(buffer, at, cell) {
    const start = at + lengthBytes
    const end = writeText(buffer, start, cell as string)
    buffer.writeInt32BE(end - start, at)
    return end
  },
  'double precision': (buffer, at, cell) => buffer.writeDoubleBE(cell as number, buffer.writeInt32BE(8, at)),
}

const hyphen = 45

/** The value of a hexadecimal digit: `0`–`9` are 48–57, letters of both cases 1–6 above a multiple of 32. */
function digitAt(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  return (unit & 15) + (unit >> 6) * 9
}

/** Cells are short and mostly ASCII: the way into the runtime and back takes longer than to write them here. */
function writeText(buffer: Buffer, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 127) return at + buffer.write(text, at)
    buffer[at + i] = unit
  }
  return at + text.length
}
