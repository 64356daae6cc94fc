import type { Map as MapLibre } from 'maplibre-gl'
import type { Bounds } from './map-content.ts'

/** Room for the chips above and for a label before the buttons on the right, so that nothing opens under them. */
const roomyPadding = { top: 76, bottom: 76, left: 40, right: 168 }
const tightPadding = { top: 56, bottom: 92, left: 28, right: 56 }
export const tightUnderPixels = 480
/** From the middle of a mark to its edge, so that a mark on the border of the home view is free of the card below it. */
const markPixels = 22
/** However tall the card, the home view keeps this much of the map's height. */
const leastShare = 0.3
export const homeZoomMost = 18

export const homeBox = ({ southWest, northEast }: Bounds): [[number, number], [number, number]] => [
  [southWest[0], southWest[1]],
  [northEast[0], northEast[1]],
]

/** What the home view leaves free at each side, in pixels: below as much as legend and layer's card now cover. */
export function homePadding(container: HTMLElement) {
  const { clientWidth, clientHeight } = container
  const padding = clientWidth < tightUnderPixels ? tightPadding : roomyPadding
  const foot = container.parentElement?.querySelector('.map-foot')
  if (!foot) return padding
  const covered = container.getBoundingClientRect().bottom - foot.getBoundingClientRect().top
  const most = clientHeight * (1 - leastShare) - padding.top
  return { ...padding, bottom: Math.max(padding.bottom, Math.min(covered + markPixels, most)) }
}

/** Marks the map's events of going home, to tell them from a person's. */
const goingHome = { isHome: true }
export const isGoingHome = (event: object): boolean => 'isHome' in event

/** Shows all of the home view, clear of what lies over the map. */
export const fitHome = (map: MapLibre, home: Bounds, duration: number): void => {
  map.fitBounds(homeBox(home), { padding: homePadding(map.getContainer()), maxZoom: homeZoomMost, duration }, goingHome)
}
