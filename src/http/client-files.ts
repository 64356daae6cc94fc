import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Files of the client by type; the last two are compressed already. */
const types: Readonly<Record<string, { readonly type: string; readonly compress: boolean }>> = {
  '.html': { type: 'text/html; charset=utf-8', compress: true },
  '.js': { type: 'text/javascript; charset=utf-8', compress: true },
  '.mjs': { type: 'text/javascript; charset=utf-8', compress: true },
  '.css': { type: 'text/css; charset=utf-8', compress: true },
  '.svg': { type: 'image/svg+xml', compress: true },
  '.json': { type: 'application/json; charset=utf-8', compress: true },
  '.webmanifest': { type: 'application/manifest+json', compress: true },
  '.txt': { type: 'text/plain; charset=utf-8', compress: true },
  '.wasm': { type: 'application/wasm', compress: true },
  '.woff2': { type: 'font/woff2', compress: false },
  '.png': { type: 'image/png', compress: false },
}

const encoders = {
  // For what the build left uncompressed. Quality 5 takes tens of milliseconds a file, once.
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const
type Encoding = keyof typeof encoders

export type ClientFiles = (path: string, acceptEncoding: string) => Promise<Response | null>

/**
 * Answers for the built client in `folder`. The files are listed once, at the start, and a path is only
 * looked up in that list, so there is nothing to traverse. What starts with a dot is not for reading.
 * A path without extension is a view of the desk and gets `index.html`.
 */
export function clientFiles(folder: string): ClientFiles {
  const files = listed(folder)
  const compressed = new Map<string, Promise<Buffer<ArrayBuffer>>>()
  return async (path, acceptEncoding) => {
    if (path.includes('/.')) return null
    const name = files.has(path) ? path : extname(path) === '' ? '/index.html' : path
    const kind = types[extname(name)]
    const file = files.get(name)
    if (!file || !kind) return null
    const encoding = kind.compress ? encodingOf(acceptEncoding) : null
    const key = `${encoding} ${name}`
    const bytes = compressed.get(key) ?? encoded(file, encoding, files.get(`${name}.br`))
    compressed.set(key, bytes)
    return new Response(await bytes, { headers: headersOf(name, kind.type, kind.compress ? encoding : null) })
  }
}

/** Path as asked for → file on disk. */
function listed(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  const named = paths.map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path] as const)
  return new Map(named)
}

/** @param beside the file as the build compressed it, tighter than there is time for here */
async function encoded(file: string, encoding: Encoding | null, beside?: string): Promise<Buffer<ArrayBuffer>> {
  if (encoding === 'br' && beside) return readFile(beside)
  const bytes = await readFile(file)
  return encoding ? ((await encoders[encoding](bytes)) as Buffer<ArrayBuffer>) : bytes
}

/** Brotli where the reader takes it, else gzip, else nothing. `q=0` is rare and treated as "no". */
function encodingOf(acceptEncoding: string): Encoding | null {
  const offers = acceptEncoding.toLowerCase().split(',')
  const taken = new Set(
    offers.filter((offer) => !/;\s*q=0(\.0*)?\s*$/.test(offer)).map((offer) => offer.split(';')[0]?.trim()),
  )
  return taken.has('br') ? 'br' : taken.has('gzip') ? 'gzip' : null
}

const oneYearSeconds = 31_536_000

/** What the bundler named by its content never changes; everything else is asked for anew. */
function headersOf(name: string, type: string, encoding: Encoding | null): Record<string, string> {
  const hashed = name.startsWith('/assets/')
  return {
    'content-type': type,
    'cache-control': hashed ? `public, max-age=${oneYearSeconds}, immutable` : 'no-cache',
    vary: 'accept-encoding',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  }
}
