import { type Static, Type } from 'typebox'
import { cellSizes, layerKinds, layerNotes } from '../domain/layer/layer.ts'
import { literals, nullable } from './parts.ts'
import { pictureQuerySchema, provenanceSchema } from './picture.ts'

/** A layer between the map's ground and its places. Degrees, longitude first; a count is null where it is from 1 to 4 and the reader is not told. */
const at = Type.Tuple([Type.Number(), Type.Number()])

const cellSchema = Type.Object({
  at,
  count: nullable(Type.Integer()),
  /** Its incidents may lie this far away; null where that is no further than the next cell. */
  reachMetres: nullable(Type.Integer()),
  side: nullable(literals(['hot', 'cold', 'neither'] as const)),
  /** After the correction for asking at every cell. */
  p: nullable(Type.Number()),
})

const bandSchema = Type.Object({
  share: Type.Number(),
  perHectare: Type.Number(),
  areaSquareMetres: Type.Number(),
  /** As the coordinates of a GeoJSON MultiPolygon. */
  polygons: Type.Array(Type.Array(Type.Array(at))),
})

export const layerSchema = Type.Object({
  kind: literals(layerKinds),
  note: nullable(literals(layerNotes)),
  cellMetres: Type.Number(),
  /** The six corners of a cell as steps from its middle. */
  corners: Type.Array(at),
  cells: Type.Array(cellSchema),
  areas: Type.Array(
    Type.Object({ at, name: Type.String(), radiusMetres: Type.Integer(), count: nullable(Type.Integer()) }),
  ),
  bands: Type.Array(bandSchema),
  drawn: nullable(Type.Integer()),
  undrawn: nullable(Type.Integer()),
  provenance: provenanceSchema,
})
export type LayerMessage = Static<typeof layerSchema>

/** The query of `GET …/layer`: the picture's filter, which layer, and how large the cells should be. */
export const layerQuerySchema = Type.Object(
  {
    ...pictureQuerySchema.properties,
    layer: literals(layerKinds),
    metres: Type.Optional(literals(cellSizes.map(String))),
  },
  { additionalProperties: false },
)
