/** A file that a browser saves. */
export interface SavedFile {
  /** What it is of, in words. */
  readonly name: string
  /** ISO 8601; the day goes into the name. */
  readonly on: string
  readonly kind: 'csv' | 'geojson' | 'xlsx'
}

const types: Record<SavedFile['kind'], string> = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The operation and the day, without anything a file system minds. */
export const fileNameOf = ({ name, on, kind }: SavedFile): string =>
  `${name.replace(/[^\p{L}\d]+/gu, '-').slice(0, 60)}-${on.slice(0, 10)}.${kind}`

/** An answer that is saved under a name of its own; pieces leave as the reader takes them. */
export function fileResponse(file: SavedFile, pieces: AsyncIterable<string | Uint8Array>): Response {
  const name = encodeURIComponent(fileNameOf(file)).replace(/['()*]/g, '')
  return new Response(ReadableStream.from(bytesOf(pieces)), {
    headers: {
      'content-type': types[file.kind],
      // RFC 6266: the name as UTF-8; what a reader may do with the content is to save it.
      'content-disposition': `attachment; filename="export.${file.kind}"; filename*=UTF-8''${name}`,
    },
  })
}

async function* bytesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of pieces) yield typeof piece === 'string' ? encoder.encode(piece) : piece
}
