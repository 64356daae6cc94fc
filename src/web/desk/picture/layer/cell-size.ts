import { type CellSize, cellSizes } from '../../../../domain/layer/layer.ts'

/** Metres around the equator, for the scale of the Mercator projection at a latitude. */
const equatorMetres = 40_075_016.686
const tilePixels = 512

/** Metres that one pixel covers at a latitude, in degrees. */
export const metresPerPixel = (zoom: number, latitude: number): number =>
  (equatorMetres * Math.cos((latitude * Math.PI) / 180)) / (tilePixels * 2 ** zoom)

/** As small as a finger can hit and an eye can tell apart. */
const leastPixels = 26

/** The smallest cell that can still be read at a zoom. */
export const cellSizeFor = (zoom: number, latitude: number): CellSize =>
  cellSizes.find((metres) => metres / metresPerPixel(zoom, latitude) >= leastPixels) ??
  cellSizes[cellSizes.length - 1] ??
  40
