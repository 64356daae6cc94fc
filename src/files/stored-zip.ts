export interface StoredEntry {
  readonly name: string
  readonly byteLength: number
  readonly crc32: number
  bytes(): Promise<AsyncIterable<Buffer>>
}

/**
 * Writes an archive without compression (APPNOTE 6.3 §4.3), piece by piece. Used to hand a spreadsheet
 * reader exactly the entries that were weighed: left to itself it would follow the local headers, which
 * may say something else than the directory that `zip-entries.ts` checked.
 */
export async function* storedZip(entries: readonly StoredEntry[]): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const common = commonFields(entry, name.length)
    yield Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name])
    yield* await entry.bytes()
    directory.push(directoryRecord(common, name, offset))
    offset += 30 + name.length + entry.byteLength
  }
  const records = Buffer.concat(directory)
  yield Buffer.concat([records, endRecord(entries.length, records.length, offset)])
}

/** The 26 bytes that local header and directory record share. */
function commonFields(entry: StoredEntry, nameLength: number): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt32LE(entry.crc32, 10)
  fields.writeUInt32LE(entry.byteLength, 14)
  fields.writeUInt32LE(entry.byteLength, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}

function directoryRecord(common: Buffer, name: Buffer, offset: number): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, tail, name])
}

function endRecord(count: number, directoryLength: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directoryLength, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
