import type { Map as MapLibre } from 'maplibre-gl'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { useSpoken } from '../../../ui/language.tsx'
import { metresPerPixel } from '../layer/cell-size.ts'
import { fitHome } from './fit-home.ts'
import type { Bounds } from './map-content.ts'

/** How long the map takes to get there: not at all for those who want no motion. */
export const quickMs = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120)

interface Props {
  readonly map: MapLibre
  readonly home: Bounds | null
  /** More buttons below those that move the map. */
  readonly children?: ReactNode
}

export function MapControls({ map, home, children }: Props) {
  const { messages } = useSpoken()
  return (
    <div className="map-controls">
      <Button aria-label={messages.map.zoomIn} onPress={() => map.zoomIn({ duration: quickMs() })}>
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <path d="M4 10h12M10 4v12" />
        </svg>
      </Button>
      <Button aria-label={messages.map.zoomOut} onPress={() => map.zoomOut({ duration: quickMs() })}>
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <path d="M4 10h12" />
        </svg>
      </Button>
      {home && (
        <Button aria-label={messages.map.fit} onPress={() => fitHome(map, home, quickMs())}>
          <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
            <path d="M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" />
          </svg>
        </Button>
      )}
      {children}
    </div>
  )
}

const niceSteps = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
const widestPixels = 110
const scaleOf = (map: MapLibre): number => metresPerPixel(map.getZoom(), map.getCenter().lat)

export function ScaleBar({ map }: { readonly map: MapLibre }) {
  const { messages, format } = useSpoken()
  const [scale, setScale] = useState(() => scaleOf(map))
  useEffect(() => {
    const follow = () => setScale(scaleOf(map))
    map.on('move', follow)
    return () => {
      map.off('move', follow)
    }
  }, [map])
  const metres = niceSteps.findLast((step) => step / scale <= widestPixels) ?? 5
  const text =
    metres < 1000 ? messages.map.metres(format.whole(metres)) : messages.map.kilometres(format.whole(metres / 1000))
  return (
    <div className="scale-bar">
      <span style={{ width: `${metres / scale}px` }} aria-hidden="true" />
      {text}
    </div>
  )
}
