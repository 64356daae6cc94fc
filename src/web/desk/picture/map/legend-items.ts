import type { Messages } from '../../../ui/messages/sv.ts'
import type { Token } from '../layer/overlay.ts'

/** What a row of the legend shows beside its words. */
export type LegendMarkShape =
  | { readonly kind: 'ramp' }
  | { readonly kind: 'ring' | 'number' }
  | { readonly kind: 'arrow'; readonly token: Token; readonly isDashed: boolean }
  | { readonly kind: 'flag' }
  | { readonly kind: 'cell'; readonly fill: Token | null; readonly line: Token | null }

export interface LegendItem {
  readonly mark: LegendMarkShape
  readonly text: string
}

interface Shown {
  readonly hasMove: boolean
  readonly hasPoints: boolean
  /** What the chosen layer's own marks mean; null without a layer. */
  readonly layer: readonly LegendItem[] | null
}

/** What every mark that now stands on the map means, and no other. */
export function legendItems({ hasMove, hasPoints, layer }: Shown, { map }: Messages, say: LegendWords): LegendItem[] {
  const places: readonly LegendItem[] = layer
    ? [...layer, { mark: { kind: 'number' }, text: say.number }]
    : [
        { mark: { kind: 'ramp' }, text: `${map.legendAmount}: ${map.few}–${map.many}` },
        { mark: { kind: 'ring' }, text: map.legendRing },
      ]
  return [
    ...places,
    ...(hasMove ? [{ mark: { kind: 'arrow', token: '--more', isDashed: true }, text: map.mayHaveMoved } as const] : []),
    ...(hasPoints ? [{ mark: { kind: 'flag' }, text: say.point } as const] : []),
  ]
}

export interface LegendWords {
  readonly number: string
  readonly point: string
}
