import type { Map as MapLibre } from 'maplibre-gl'
import { useCallback, useEffect, useRef } from 'react'
import type { PictureMessage } from '../../../../wire/picture.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useOperation } from '../../shell/use-operation.ts'
import type { LegendItem } from '../map/legend-items.ts'
import { usePicture } from '../use-picture.ts'
import type { Drawn } from './drawn.ts'
import { factsOf, type PlateFacts } from './plate-facts.ts'
import { words } from './plate-words.ts'

/** What the map component knows; the rest comes from the map itself when it is drawn. */
export interface OnMap extends Omit<Drawn, 'width' | 'height' | 'zoom' | 'project'> {
  readonly legend: readonly LegendItem[]
  readonly caution: string | null
  /** Whose base map the screen shows; it is not part of the drawing. */
  readonly credit: string | null
}

export interface PlateParts {
  readonly drawn: Drawn
  readonly legend: readonly LegendItem[]
  readonly facts: PlateFacts
  readonly caution: string | null
  readonly picture: PictureMessage
}

/** Gathers the plate as things stand when it is asked for: nothing is worked out while nobody prints. */
export function usePlate(map: MapLibre, onMap: OnMap): () => PlateParts | null {
  const { messages, format } = useSpoken()
  const say = useWords(words)
  const operation = useOperation()
  const picture = usePicture().shown.data
  const gather = (): PlateParts | null => {
    if (!picture) return null
    const { legend, caution, credit, ...stands } = onMap
    const { clientWidth: width, clientHeight: height } = map.getContainer()
    const project = (at: readonly [number, number]) => map.project([at[0], at[1]])
    const about = { operation, provenance: picture.provenance, credit, now: Date.now() }
    return {
      drawn: { ...stands, width, height, zoom: map.getZoom(), project },
      legend,
      caution,
      facts: factsOf(about, say, messages, format),
      picture,
    }
  }
  const latest = useRef(gather)
  useEffect(() => {
    latest.current = gather
  })
  return useCallback(() => latest.current(), [])
}
