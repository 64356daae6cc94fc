import type { Map as MapLibre } from 'maplibre-gl'
import { type RefObject, useEffect, useRef } from 'react'
import type { LayerKind } from '../../../../domain/layer/layer.ts'
import { fitHome, isGoingHome } from './fit-home.ts'
import type { Bounds } from './map-content.ts'

interface Options {
  readonly home: Bounds | null
  /** The address says where the map stands, so it is not to be fitted. */
  readonly isPlaced: boolean
  /** What lies over the map's lower edge. */
  readonly foot: RefObject<HTMLElement | null>
  readonly layer: LayerKind | undefined
}

/** Fits the home view again when the map or what lies over it changes size, for as long as nobody has moved the map. */
export function useHomeFit(map: MapLibre, { home, isPlaced, foot, layer }: Options): void {
  const moved = useRef(isPlaced)
  const latest = useRef({ home, layer })
  useEffect(() => {
    latest.current = { home, layer }
  })

  useEffect(() => {
    const onMove = (event: { readonly originalEvent?: unknown }) => {
      if (isGoingHome(event)) moved.current = false
      else if (event.originalEvent) moved.current = true
    }
    // The buttons zoom without an event of the hand.
    const onZoom = (event: object) => {
      if (!isGoingHome(event)) moved.current = true
    }
    map.on('movestart', onMove)
    map.on('zoomstart', onZoom)
    return () => {
      map.off('movestart', onMove)
      map.off('zoomstart', onZoom)
    }
  }, [map])

  useEffect(() => {
    const element = foot.current
    if (!element) return
    let fitted = { layer: latest.current.layer, height: 0 }
    const fit = () => {
      const { home } = latest.current
      // On paper the map's container is not laid out.
      if (home && !moved.current && map.getContainer().clientHeight > 0) fitHome(map, home, 0)
    }
    // The card's words follow the zoom: if the map followed them both ways for one layer, it could go on for ever.
    const observer = new ResizeObserver(() => {
      const { layer } = latest.current
      const height = element.offsetHeight
      if (layer === fitted.layer && height <= fitted.height) return
      fitted = { layer, height }
      fit()
    })
    observer.observe(element)
    map.on('resize', fit)
    return () => {
      observer.disconnect()
      map.off('resize', fit)
    }
  }, [map, foot])
}
