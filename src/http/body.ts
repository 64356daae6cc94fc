import { done, type Result, refuse } from '../domain/result.ts'
import type { Parsed } from './input.ts'
import type { ProblemCode } from './problems.ts'

const bodyCapBytes = 1_000_000
const deepest = 32

type BodyProblem = { readonly code: Extract<ProblemCode, 'input.too-large' | 'input.interrupted'> }

/** Whether the request says of itself that it is larger than the cap: then nothing of it is read. */
export const saysTooLarge = (request: Request, capBytes: number): boolean =>
  Number(request.headers.get('content-length') ?? 0) > capBytes

/** The whole body, at most 1 MB: counted as it comes, since Content-Length may lie or be missing. */
async function readBody(request: Request): Promise<Result<Uint8Array, BodyProblem>> {
  if (saysTooLarge(request, bodyCapBytes)) return refuse({ code: 'input.too-large' })
  const chunks: Uint8Array[] = []
  let total = 0
  try {
    for await (const chunk of request.body ?? []) {
      total += chunk.byteLength
      if (total > bodyCapBytes) return refuse({ code: 'input.too-large' })
      chunks.push(chunk)
    }
  } catch {
    return refuse({ code: 'input.interrupted' })
  }
  return done(joined(chunks))
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

/** A JSON body against a closed schema: type, size, encoding and depth are looked at before it is parsed. */
export async function parseJsonBody<T>(request: Request, parse: (value: unknown) => Parsed<T>): Promise<Parsed<T>> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?)?$/i.test(request.headers.get('content-type') ?? ''))
    return refuse({ code: 'input.content-type' })
  const body = await readBody(request)
  if (!body.ok) return body
  const text = decodeUtf8(body.value)
  if (text === null) return refuse({ code: 'input.not-json' })
  if (depthOf(text) > deepest) return refuse({ code: 'input.too-deep' })
  try {
    return parse(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse({ code: 'input.not-json' })
  }
}

/** For routes that take nothing: no body, or the empty object that some programs always send. Null when so. */
export async function refuseBody(request: Request): Promise<{ readonly code: ProblemCode } | null> {
  const body = await readBody(request)
  if (!body.ok) return body.problem
  const text = decodeUtf8(body.value)?.trim()
  return text === '' || text === '{}' ? null : { code: 'input.body-unexpected' }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** How deep brackets nest outside strings; a parser that recurses must not meet what a stranger nested. */
function depthOf(text: string): number {
  let [depth, most, inString] = [0, 0, false]
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (inString) {
      if (c === '\\') i++
      else if (c === '"') inString = false
    } else if (c === '"') inString = true
    else if (c === '[' || c === '{') most = Math.max(most, ++depth)
    else if (c === ']' || c === '}') depth--
  }
  return most
}
