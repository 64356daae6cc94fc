import { refuse } from '../domain/result.ts'
import { saysTooLarge } from './body.ts'
import type { AppDeps, Upload } from './deps.ts'
import type { MemberCall } from './handlers.ts'
import type { Parsed } from './input.ts'

const fileCapBytes = 200_000_000

/** What browsers and programs call such files; what it really is, its content tells. */
const fileTypes = new Set([
  'application/octet-stream',
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/csv',
  'application/json',
  'application/geo+json',
  'application/x-ndjson',
  'application/ndjson',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
])

/** The body as a file on disk, since it is read more than once; whoever asks for it discards it. */
export async function receiveUpload(deps: AppDeps, { request }: MemberCall, fileName: string): Promise<Parsed<Upload>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (!fileTypes.has(type)) return refuse({ code: 'input.content-type' })
  if (saysTooLarge(request, fileCapBytes)) return refuse({ code: 'file.too-large' })
  try {
    return await deps.uploads.receive(bytesOf(request), fileName)
  } catch (error) {
    if (error instanceof Interrupted) return refuse({ code: 'input.interrupted' })
    throw error
  }
}

/** The sender went away: nothing of ours is at fault. */
class Interrupted extends Error {}

async function* bytesOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  for (;;) {
    const piece = await reader?.read().catch(() => {
      throw new Interrupted()
    })
    if (!piece || piece.done) return
    yield piece.value
  }
}
