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
  const buffer = Buffer.allocUnsafe(headerBytes + sizeOf(type, cells))
  // Dimensions, whether nulls may come, element type, length, index of the first element.
  const header = [1, cells.includes(null) ? 1 : 0, typeNumbers[type], cells.length, 1]
  let at = header.reduce((offset, value) => buffer.writeInt32BE(value, offset), 0)
  for (const cell of cells) at = cell === null ? buffer.writeInt32BE(-1, at) : write[type](buffer, at, cell)
  return buffer
}

function sizeOf(type: ElementType, cells: readonly Cell[]): number {
  let bytes = lengthBytes * cells.length
  for (const cell of cells) {
    if (cell !== null) bytes += type === 'text' ? Buffer.byteLength(cell as string) : fixedBytes[type]
  }
  return bytes
}

const fixedBytes = { uuid: 16, 'double precision': 8 }

/** Each writes the element's length and bytes and gives the offset after them. */
const write: Record<ElementType, (buffer: Buffer, at: number, cell: string | number) => number> = {
  uuid(buffer, at, cell) {
    const start = buffer.writeInt32BE(fixedBytes.uuid, at)
    return start + buffer.write((cell as string).replaceAll('-', ''), start, 'hex')
  },
  text(buffer, at, cell) {
    const start = at + lengthBytes
    const bytes = buffer.write(cell as string, start)
    buffer.writeInt32BE(bytes, at)
    return start + bytes
  },
  'double precision': (buffer, at, cell) => buffer.writeDoubleBE(cell as number, buffer.writeInt32BE(8, at)),
}
