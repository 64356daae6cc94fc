import { useMemo } from 'react'
import type { LayerKind } from '../../../../domain/layer/layer.ts'
import type { LayerMessage } from '../../../../wire/layer.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import type { LegendItem } from '../map/legend-items.ts'
import { cellSizeFor } from './cell-size.ts'
import { layerLegend } from './layer-legend.ts'
import { words } from './layer-words.ts'
import { type OverlayMark, overlayOf } from './overlay.ts'
import { useLayer } from './use-layer.ts'

/** The chosen layer as the map and the printed sheet need it. */
export interface MapLayer {
  readonly kind: LayerKind | undefined
  readonly message: LayerMessage | undefined
  readonly marks: readonly OverlayMark[]
  /** Null without a layer. */
  readonly legend: readonly LegendItem[] | null
  /** Name and fixed line, for paper. */
  readonly caution: string | null
  readonly hasFailed: boolean
  readonly onRetry: () => void
}

/** @param zoom of the map; 0 until it is known, and then nothing is asked */
export function useMapLayer(zoom: number, latitude: number): MapLayer {
  const say = useWords(words)
  const { format } = useSpoken()
  const { layer, message, query } = useLayer(zoom > 0 ? cellSizeFor(zoom, latitude) : null)
  const marks = useMemo(() => (message ? overlayOf(message, format.whole, say.hidden) : []), [message, format, say])
  return {
    kind: layer,
    message,
    marks,
    legend: layer ? (message ? layerLegend(message, say, format) : []) : null,
    caution: layer ? `${say.kinds[layer].name}: ${say.kinds[layer].caution}` : null,
    hasFailed: query.isError && !message,
    onRetry: () => void query.refetch(),
  }
}
