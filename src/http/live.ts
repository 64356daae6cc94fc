import type { LiveMessage } from '../wire/live.ts'
import type { AppDeps } from './deps.ts'
import { isStillAdmitted } from './guard.ts'
import type { HandlersOf, MemberCall } from './handlers.ts'

/** Server-sent events (HTML § 9.2): that the operation has changed, for desks that then ask again. */
export const liveRoutes = (deps: AppDeps): HandlersOf<'live'> => ({
  live: async (call) => {
    if (deps.live.isFull(call.visitor.staff)) return call.refuse({ code: 'live.too-many' })
    const revisions = await deps.store.read((tx) => tx.operations.revisions([call.operation]))
    const revision = revisions.get(call.operation) ?? 0
    return new Response(streamFor(deps, call, revision).pipeThrough(new TextEncoderStream()), {
      headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
    })
  },
})

const eventOf = ({ revision, kind }: LiveMessage): string =>
  `id: ${revision}\ndata: ${JSON.stringify({ revision, kind })}\n\n`

/** An event and no comment: a script sees no comments, and must be able to tell a quiet operation from a dead line. */
const stillHere = 'event: beat\ndata: {}\n\n'

/** A browser that comes back says what it saw last: when that is still so there is nothing to tell. */
const lastSeen = ({ request }: MemberCall): number => Number(request.headers.get('last-event-id') ?? Number.NaN)

function streamFor(deps: AppDeps, call: MemberCall, revision: number): ReadableStream<string> {
  let leave = () => {}
  return new ReadableStream<string>({
    start(controller) {
      let told = revision
      const end = () => {
        leave()
        controller.close()
      }
      /** Looked up anew each time (S22): who has been let out hears no more. */
      const say = async (text: () => string) => {
        const isIn = await isStillAdmitted(deps, call).catch(() => false)
        if (controller.desiredSize === null || !isOpen) return
        if (isIn) controller.enqueue(text())
        else end()
      }
      let isOpen = true
      const stopHearing = deps.live.add({
        operation: call.operation,
        staff: call.visitor.staff,
        sees: (now) => {
          if (now === told) return
          told = now
          void say(() => eventOf({ revision: now, kind: 'changed' }))
        },
        beat: () => void say(() => stillHere),
        end: () => end(),
      })
      leave = () => {
        isOpen = false
        stopHearing()
      }
      const isNews = lastSeen(call) !== revision
      controller.enqueue(isNews ? `retry: 3000\n${eventOf({ revision, kind: 'now' })}` : 'retry: 3000\n\n')
    },
    cancel: () => leave(),
  })
}
