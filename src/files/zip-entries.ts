import { type Entry, openPromise, type ZipFile } from 'yauzl'

/** What an archive may unpack to before it is called a bomb. */
export const zipLimits = {
  entries: 10_000,
  unpackedBytes: 400_000_000,
  /** Sheets of repeated numbers reach about 40; deflate can do 1,032. */
  ratio: 250,
  /** Below this a high ratio does no harm. */
  smallBytes: 10_000_000,
} as const

export interface ZipEntries {
  readonly entries: ReadonlyMap<string, Entry>
  /** The unpacked bytes; throws when they are more or fewer than the directory says. */
  read(entry: Entry): Promise<AsyncIterable<Buffer>>
  close(): void
}

/**
 * Opens an archive by its central directory and weighs it before anything is unpacked.
 * Only the directory counts: a second, hidden set of local entries is never looked at.
 */
export async function openZip(path: string): Promise<ZipEntries | 'file.xlsx-broken' | 'file.zip-bomb'> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => null)
  if (zip === null) return 'file.xlsx-broken'
  const entries = await listEntries(zip)
  if (typeof entries !== 'string')
    return { entries, read: (entry) => zip.openReadStreamPromise(entry), close: () => zip.close() }
  zip.close()
  return entries
}

async function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry> | 'file.xlsx-broken' | 'file.zip-bomb'> {
  if (zip.entryCount > zipLimits.entries) return 'file.zip-bomb'
  const entries = new Map<string, Entry>()
  let packed = 0
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName) || !entry.canDecodeFileData()) return 'file.xlsx-broken'
      entries.set(entry.fileName, entry)
      packed += entry.compressedSize
      unpacked += entry.uncompressedSize
    }
  } catch {
    return 'file.xlsx-broken'
  }
  return isBomb(packed, unpacked) ? 'file.zip-bomb' : entries
}

const isBomb = (packed: number, unpacked: number): boolean =>
  unpacked > zipLimits.unpackedBytes || (unpacked > zipLimits.smallBytes && unpacked > packed * zipLimits.ratio)
