/** How the ground under the operation's own is painted: pictures, shapes, or shapes with a style of their own. */
export const basemapKinds = ['raster', 'vector', 'style'] as const
export type BasemapKind = (typeof basemapKinds)[number]
