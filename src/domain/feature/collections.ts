import type { Action } from '../access/policy.ts'

/**
 * What map programs are offered, each under the action that lets somebody read it. A further collection is a line
 * here and a reader in `usecases/read-features.ts`.
 */
export const collections = {
  places: { action: 'place.read' },
  areas: { action: 'place.read' },
  points: { action: 'point.read' },
  incidents: { action: 'picture.read' },
} as const satisfies Record<string, { readonly action: Action }>

export type CollectionId = keyof typeof collections
export const collectionIds = Object.keys(collections) as readonly CollectionId[]
