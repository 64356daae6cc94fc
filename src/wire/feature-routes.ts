import type { Action } from '../domain/access/policy.ts'
import { type CollectionId, collectionIds, collections } from '../domain/feature/collections.ts'

export const featureBase = '/api/v1/operations/:operationId/ogc'

export interface FeatureRoute {
  readonly method: 'GET'
  readonly path: string
  readonly action: Action
  readonly needsSession: true
}
type CollectionRoutes = {
  readonly [C in CollectionId as `${C}Collection` | `${C}Items` | `${C}Item`]: FeatureRoute
}

const get = (path: string, action: Action): FeatureRoute => ({
  method: 'GET',
  path: featureBase + path,
  action,
  needsSession: true,
})

/** OGC API – Features, the same three routes for every collection. */
export const featureRoutes = {
  features: get('', 'operation.read'),
  featuresConformance: get('/conformance', 'operation.read'),
  featuresApi: get('/api', 'operation.read'),
  featuresCollections: get('/collections', 'operation.read'),
  ...(Object.fromEntries(
    collectionIds.flatMap((id) => [
      [`${id}Collection`, get(`/collections/${id}`, collections[id].action)],
      [`${id}Items`, get(`/collections/${id}/items`, collections[id].action)],
      [`${id}Item`, get(`/collections/${id}/items/:featureId`, collections[id].action)],
    ]),
  ) as CollectionRoutes),
}
export type FeatureRouteName = keyof typeof featureRoutes
