import type { PlanePoint } from '../../domain/geo/geometry.ts'
import { areaSquareMetres, centroid } from '../../domain/geo/polygon.ts'
import { type LayerKind, type LayerNote, toldCount } from '../../domain/layer/layer.ts'
import type { PictureProvenance } from '../../domain/picture/picture.ts'
import { isoWithOffset, type LocalClock, localClock } from '../../domain/time/local-clock.ts'
import type { PictureGround } from '../picture/picture-places.ts'
import { observedTime } from '../picture/picture-rows.ts'
import type { IncidentFilter } from '../ports.ts'
import { fittingCells } from './cell-counts.ts'
import { type DensityBand, densityBands } from './density-bands.ts'
import { hotSpots } from './hot-spots.ts'
import { type IncidentSpots, incidentSpots } from './incident-spots.ts'
import { type LayerInput, layerParameters } from './layer-input.ts'

export interface LayerCell extends PlanePoint {
  /** Null: from 1 to 4, which this reader is not told. */
  readonly count: number | null
  /** How far its incidents may lie from where they are drawn; null where that is no further than the next cell. */
  readonly reachMetres: number | null
  /** What Gi* says; null in other layers, and where a small number would show through. */
  readonly side: 'hot' | 'cold' | 'neither' | null
  readonly p: number | null
}

/** An area that incidents are known for, and nothing nearer. */
export interface LayerArea extends PlanePoint {
  readonly name: string
  readonly radiusMetres: number
  readonly count: number | null
}

/** One layer of the map, in plane metres. */
export interface Layer {
  readonly kind: LayerKind
  readonly note: LayerNote | null
  readonly cellMetres: number
  readonly cells: readonly LayerCell[]
  readonly areas: readonly LayerArea[]
  readonly bands: readonly DensityBand[]
  /** Incidents that are on the map, and those that no map can show. */
  readonly drawn: number | null
  readonly undrawn: number | null
  readonly provenance: PictureProvenance
}

type Body = Pick<Layer, 'note' | 'cellMetres' | 'cells' | 'bands'> & {
  readonly method: string
  readonly parameters: PictureProvenance['parameters']
}

/** A layer of an operation at a moment, as far as a reader is cleared. Pure: the same input gives the same bytes. */
export function describeLayer(input: LayerInput): Layer {
  const { ground } = input.index
  const spots = incidentSpots(input)
  const { method, parameters, ...body } = bodyOf(input, spots, ground)
  const told = (count: number) => toldCount(count, input.cleared)
  return {
    kind: input.kind,
    ...body,
    areas: input.kind === 'incidents' || input.kind === 'found' ? areasOf(input, spots) : [],
    drawn: told(spots.eastMetres.length),
    undrawn: told(spots.undrawn),
    provenance: provenanceOf(input, spots, method, parameters),
  }
}

function bodyOf(input: LayerInput, spots: IncidentSpots, ground: PictureGround): Body {
  if (input.kind === 'hot-spots') return judged(input, spots, ground)
  if (input.kind === 'density') {
    const { bandwidthMetres, densityFrom } = layerParameters
    const { bands, note, cellMetres, beyond } = densityBands(spots, ground)
    const parameters = { kernel: 'gaussian', bandwidthMetres, cellMetres, edge: 'none', densityFrom, beyond }
    return { note, cellMetres, cells: [], bands, method: 'kde', parameters }
  }
  const { metres, cells } = fittingCells(spots, input.cellMetres)
  const note = cells.length === 0 ? 'nothing' : null
  return {
    note,
    cellMetres: metres,
    cells: cells.map((cell) => ({
      eastMetres: cell.eastMetres,
      northMetres: cell.northMetres,
      count: toldCount(cell.count, input.cleared),
      reachMetres: reachOf(cell, metres, input),
      side: null,
      p: null,
    })),
    bands: [],
    method: 'cell-counts',
    parameters: { cellMetres: metres, cleared: input.cleared },
  }
}

/** Only a reach beyond the next cell is worth a ring; of a small number it would tell where its incidents lie. */
function reachOf(
  { count, reachMetres }: { count: number; reachMetres: number },
  metres: number,
  { cleared }: LayerInput,
) {
  return reachMetres > metres && toldCount(count, cleared) !== null ? Math.round(reachMetres) : null
}

function judged(input: LayerInput, spots: IncidentSpots, ground: PictureGround): Body {
  const { hotCellMetres, level } = layerParameters
  const { cells, note } = hotSpots(spots, ground)
  return {
    note,
    cellMetres: hotCellMetres,
    cells: cells.map(({ eastMetres, northMetres, count, side, p }) => ({
      eastMetres,
      northMetres,
      count: toldCount(count, input.cleared),
      reachMetres: null,
      side,
      p: input.cleared === 'exact' ? p : null,
    })),
    bands: [],
    method: 'gi-star',
    parameters: {
      cellMetres: hotCellMetres,
      neighbours: 6,
      level,
      inference: 'exact',
      correction: 'benjamini-hochberg',
      cellsCompared: cells.length,
    },
  }
}

function areasOf({ areas, cleared }: LayerInput, { byArea }: IncidentSpots): readonly LayerArea[] {
  return areas.flatMap(({ id, name, geometry }) => {
    const count = byArea.get(id)
    if (count === undefined) return []
    const radiusMetres = Math.round(Math.sqrt(areaSquareMetres(geometry) / Math.PI))
    return [{ ...centroid(geometry), name, radiusMetres, count: toldCount(count, cleared) }]
  })
}

function provenanceOf(
  input: LayerInput,
  spots: IncidentSpots,
  method: string,
  parameters: PictureProvenance['parameters'],
): PictureProvenance {
  const { index, filter, now } = input
  const { operation } = index
  const clock = localClock(operation.timeZone)
  const { cutOff } = observedTime(index, filter, now, clock)
  return {
    method,
    version: '1',
    parameters: {
      ...parameters,
      ...filterParameters(filter, clock),
    },
    cutOff: isoWithOffset(clock, cutOff),
    timeZone: operation.timeZone,
    seed: 0,
    rowCount: toldCount(spots.eastMetres.length, input.cleared) ?? 0,
    inputHash: input.sha256(bytesOf(spots)),
  }
}

/** Each part of the filter under the name that a picture gives it. */
const filterParameters = (filter: IncidentFilter, clock: LocalClock): PictureProvenance['parameters'] =>
  Object.fromEntries(
    Object.entries(filter).map(([part, value]) => [
      `filter${part.charAt(0).toUpperCase()}${part.slice(1)}`,
      Array.isArray(value) ? value.join(' ') : typeof value === 'number' ? isoWithOffset(clock, value) : String(value),
    ]),
  )

/** Where each drawn incident lies, in the order of the rows. */
function bytesOf({ eastMetres, northMetres, reachMetres }: IncidentSpots): Uint8Array {
  const pairs = new Float64Array(eastMetres.length * 3)
  for (let i = 0; i < eastMetres.length; i++)
    pairs.set([eastMetres[i] as number, northMetres[i] as number, reachMetres[i] as number], i * 3)
  return new Uint8Array(pairs.buffer)
}
