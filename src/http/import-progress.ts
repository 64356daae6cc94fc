import type { ImportWork, WorkProgress } from '../usecases/import/import-work.ts'
import type { WorkMessage } from '../wire/import-drafts.ts'

const eventOf = (message: WorkMessage | null): string => `data: ${JSON.stringify(message)}\n\n`

/**
 * Server-sent events: each step of a piece of work, and null at its end. The database is not asked in between, for
 * the work may hold its only connection; whoever reads was let in when the stream was opened, and it tells no content.
 */
export function progressStream(work: ImportWork | null): Response {
  let leave = () => {}
  const stream = new ReadableStream<string>({
    start(controller) {
      let isOpen = true
      const say = (message: WorkMessage | null) => isOpen && controller.enqueue(eventOf(message))
      leave = () => {
        isOpen = false
        stopHearing()
      }
      const stopHearing = work?.listen((progress: WorkProgress) => say(progress)) ?? (() => {})
      if (work) say(work.progress)
      void (work?.finished ?? Promise.resolve()).then(() => {
        if (!isOpen) return
        say(null)
        leave()
        controller.close()
      })
    },
    cancel: () => leave(),
  })
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
  })
}
