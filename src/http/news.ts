import type { PlaceNews } from '../domain/news/news.ts'
import { markLook } from '../usecases/mark-look.ts'
import { type NewsNow, readNews } from '../usecases/read-news.ts'
import type { NewsMessage } from '../wire/news.ts'
import type { AppDeps } from './deps.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'

/** A short list: who wants all of it looks at the picture. */
const placesMost = 5

/** What is new since one's last look, and that one has seen it. */
export const newsRoutes = (deps: AppDeps): HandlersOf<'news' | 'markLook'> => ({
  news: async (call) => answer(newsMessage(call, await readNews(deps, memberOf(call)))),
  markLook: (call) => mark(deps, call),
})

async function mark(deps: AppDeps, call: CallFor<'markLook'>): Promise<Response> {
  const until = Date.parse(call.body.until)
  if (Number.isNaN(until)) return call.refuse({ code: 'input.malformed', field: 'until' })
  await markLook(deps, { ...memberOf(call), until })
  return answer(newsMessage(call, await readNews(deps, memberOf(call))))
}

const memberOf = ({ operation, visitor }: MemberCall) => ({ operation, staff: visitor.staff })
const text = (at: number): string => new Date(at).toISOString()

function newsMessage({ may }: MemberCall, { since, until, news }: NewsNow): NewsMessage {
  return {
    since: since === null ? null : text(since),
    until: text(until),
    incidents: incidentsMessage(news.incidents),
    proposed: news.proposed.map(({ place, name }) => ({ placeId: place, placeName: name })),
    decided: news.decided.map(({ at, verb, places, by }) => ({
      at: text(at),
      verb,
      places: places.map(({ place, name }) => ({ placeId: place, placeName: name })),
      role: by.role,
      organisation: by.organisation,
    })),
    unresolved: news.unresolved.map(({ place, ...one }) => ({ ...one, placeId: place })),
    imports: may('import.read') ? news.imports.map((one) => ({ ...one, at: text(one.at) })) : [],
  }
}

function incidentsMessage(news: readonly PlaceNews[]): NewsMessage['incidents'] {
  const places = news.slice(0, placesMost)
  return {
    count: news.reduce((sum, { count }) => sum + count, 0),
    places: places.map(({ place, placeName, count }) => ({ placeId: place, placeName, count })),
    morePlaces: news.length - places.length,
  }
}
