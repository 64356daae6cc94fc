import { type Box, parseBoxes } from '../domain/feature/box.ts'
import { type CollectionId, collectionIds, collections } from '../domain/feature/collections.ts'
import { precisionFor } from '../domain/feature/precision.ts'
import { parseTimeSpan } from '../domain/feature/time-span.ts'
import { type PlaceId, parseId } from '../domain/ids.ts'
import { done, invariant, refuse } from '../domain/result.ts'
import { localClock } from '../domain/time/local-clock.ts'
import {
  type FeaturePage,
  type FeatureQuery,
  featureExtent,
  findFeature,
  readFeatures,
} from '../usecases/read-features.ts'
import { type FeatureRouteName } from '../wire/feature-routes.ts'
import { conformanceClasses, geoJsonType, mostFeatures, openApiType, usualFeatures } from '../wire/features.ts'
import type { QueryOf } from '../wire/schemas.ts'
import type { AppDeps } from './deps.ts'
import { etagOf } from './etag.ts'
import { collectionMessage, landingMessage, linksOf } from './feature-links.ts'
import { answer, type HandlersOf, type MemberCall } from './handlers.ts'
import type { Parsed } from './input.ts'
import { describeFeatures } from './openapi.ts'
import { filterOf } from './picture.ts'

/** OGC API – Features – Part 1: Core, as far as the reader is cleared; see docs/guides/en/api-and-exports.md. */
export function featureHandlers(deps: AppDeps): HandlersOf<FeatureRouteName> {
  const each = collectionIds.flatMap((id) => [
    [`${id}Collection`, async (call: MemberCall) => answer(await describeCollection(deps, call, id))],
    [`${id}Items`, (call: ItemsCall) => items(deps, call, id)],
    [`${id}Item`, (call: MemberCall) => item(deps, call, id)],
  ])
  return {
    features: async (call) => answer(landingMessage(linksOf(deps, call), call.language)),
    featuresConformance: async () => answer({ conformsTo: [...conformanceClasses] }),
    featuresApi: async (call) => answer(describeFeatures(deps, call), 200, { 'content-type': openApiType }),
    featuresCollections: async (call) => {
      const links = linksOf(deps, call)
      const shown = collectionIds.filter((id) => call.may(collections[id].action))
      const described = await Promise.all(shown.map((id) => describeCollection(deps, call, id)))
      return answer({ links: [links.to('/collections', 'self')], collections: described })
    },
    ...(Object.fromEntries(each) as Omit<HandlersOf<FeatureRouteName>, SharedName>),
  }
}
type SharedName = 'features' | 'featuresConformance' | 'featuresApi' | 'featuresCollections'
type ItemsCall = MemberCall & { readonly query: QueryOf<'placesItems'> | QueryOf<'incidentsItems'> }

const describeCollection = async (deps: AppDeps, call: MemberCall, id: CollectionId) =>
  collectionMessage(linksOf(deps, call), id, await featureExtent(deps.store, call.operation), call.language)

async function items(deps: AppDeps, call: ItemsCall, id: CollectionId): Promise<Response> {
  const query = await queryOf(deps, call)
  if (!query.ok) return call.refuse(query.problem)
  const page = await readFeatures(deps.store, id, query.value)
  const message = { type: 'FeatureCollection', ...pageMessage(page), links: pageLinks(deps, call, id, page) }
  // The time differs with each answer, so the tag is of the rest, and weak.
  const etag = `W/${await etagOf(JSON.stringify(message))}`
  const timeStamp = new Date(deps.clock.now()).toISOString()
  return answer({ ...message, timeStamp }, 200, { 'content-type': geoJsonType, etag })
}

const pageMessage = ({ features, matched }: FeaturePage) => ({
  ...(matched === null ? {} : { numberMatched: matched }),
  numberReturned: features.length,
  features: features.map((feature) => ({ type: 'Feature', ...feature })),
})

function pageLinks(deps: AppDeps, call: ItemsCall, id: CollectionId, { next }: FeaturePage) {
  const links = linksOf(deps, call)
  const path = `/collections/${id}/items`
  return [
    links.to(path + call.url.search, 'self', geoJsonType),
    links.to(`/collections/${id}`, 'collection'),
    ...(next === null ? [] : [links.to(path + nextSearch(call.url, next), 'next', geoJsonType)]),
  ]
}

function nextSearch({ search }: URL, after: string): string {
  const parameters = new URLSearchParams(search)
  parameters.set('after', after)
  return `?${parameters}`
}

/** What the texts of the query mean, or which of them means nothing. */
async function queryOf(deps: AppDeps, { operation, role, query }: ItemsCall): Promise<Parsed<FeatureQuery>> {
  const { bbox, datetime, after, limit, f: _, ...words } = query
  const boxes: readonly Box[] | null = bbox === undefined ? null : parseBoxes(bbox)
  if (bbox !== undefined && boxes === null) return refuse({ code: 'input.malformed', field: 'bbox' })
  const during = datetime === undefined ? null : parseTimeSpan(datetime)
  if (datetime !== undefined && during === null) return refuse({ code: 'input.malformed', field: 'datetime' })
  const from = after === undefined ? null : parseId(after)
  if (from && !from.ok) return refuse({ code: 'input.malformed', field: 'after' })
  const found = await deps.store.read((tx) => tx.operations.find(operation))
  invariant(found, 'a member was let into an operation that does not exist')
  const filter = filterOf(words, localClock(found.timeZone))
  if (!filter.ok) return filter
  return done({
    filter: filter.value,
    operation,
    cleared: precisionFor(role),
    boxes,
    during,
    after: from ? from.value : null,
    limit: Math.min(mostFeatures, Number(limit ?? usualFeatures)),
  })
}

async function item(deps: AppDeps, call: MemberCall, id: CollectionId): Promise<Response> {
  const wanted = parseId<PlaceId>(call.params.featureId)
  const ask = { operation: call.operation, cleared: precisionFor(call.role) }
  const found = wanted.ok ? await findFeature(deps.store, id, ask, wanted.value) : null
  if (!found) return call.refuse({ code: 'feature.not-found' })
  const links = linksOf(deps, call)
  const message = {
    type: 'Feature',
    ...found,
    links: [
      links.to(`/collections/${id}/items/${found.id}`, 'self', geoJsonType),
      links.to(`/collections/${id}`, 'collection'),
    ],
  }
  return answer(message, 200, { 'content-type': geoJsonType })
}
