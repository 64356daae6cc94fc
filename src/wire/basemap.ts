import { type Static, Type } from 'typebox'
import { basemapKinds } from '../domain/basemap/basemap.ts'
import { literals, nullable } from './parts.ts'

/** What lies under the operation's own ground; null where the server has no such setting. */
export const basemapSchema = Type.Object({
  basemap: nullable(
    Type.Object({
      kind: literals(basemapKinds),
      /** Where the tiles or the style are asked for; null: one PMTiles file, read from this server. */
      url: nullable(Type.String()),
      /** Whose the tiles are, as their licence wants it shown. */
      credit: Type.String(),
    }),
  ),
})
export type BasemapMessage = Static<typeof basemapSchema>
export type ShownBasemap = NonNullable<BasemapMessage['basemap']>
