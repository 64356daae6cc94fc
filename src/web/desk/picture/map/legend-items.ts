import type { Messages } from '../../../ui/messages/sv.ts'
import type { MapShow } from '../../search.ts'
import type { ChangeWord } from '../change.tsx'
import type { Token } from '../layer/overlay.ts'

/** What a row of the legend shows beside its words. */
export type LegendMarkShape =
  | { readonly kind: 'ramp' }
  | { readonly kind: 'ring' | 'number' }
  | { readonly kind: 'arrow'; readonly token: Token; readonly isDashed: boolean }
  | { readonly kind: 'flag' }
  | { readonly kind: 'dot'; readonly token: Token }
  | { readonly kind: 'cell'; readonly fill: Token | null; readonly line: Token | null }

export interface LegendItem {
  readonly mark: LegendMarkShape
  readonly text: string
}

interface Shown {
  readonly hasMove: boolean
  readonly hasPoints: boolean
  /** What the places show; what is expected now when left out. */
  readonly show: MapShow | undefined
  /** The same in harm, where the places are counted by it. */
  readonly harm: Readonly<Record<MapShow | 'now', string>> | null
  /** What the chosen layer's own marks mean; null without a layer. */
  readonly layer: readonly LegendItem[] | null
}

/** What every mark that now stands on the map means, and no other. */
export function legendItems({ show, harm, hasMove, hasPoints, layer }: Shown, messages: Messages, say: LegendWords) {
  const { map } = messages
  const places: readonly LegendItem[] = layer
    ? [...layer, { mark: { kind: 'number' }, text: say.number }]
    : placesShown(show, { now: messages.map.legendAmount, ...say.legends, ...harm }, messages, say)
  const items: LegendItem[] = [
    ...places,
    ...(hasMove ? [{ mark: { kind: 'arrow', token: '--more', isDashed: true }, text: map.mayHaveMoved } as const] : []),
    ...(hasPoints ? [{ mark: { kind: 'flag' }, text: say.point } as const] : []),
  ]
  return items
}

/** A disc's colour where the map shows change: the same words as in the list. */
export const toneTokens = { fewer: '--less', more: '--more', unclear: '--ink-soft' } as const satisfies Record<
  ChangeWord,
  Token
>

function placesShown(
  show: MapShow | undefined,
  amounts: Readonly<Record<MapShow | 'now', string>>,
  { map }: Messages,
  say: LegendWords,
): LegendItem[] {
  if (show === 'change')
    return (['fewer', 'more', 'unclear'] as const).map((tone) => ({
      mark: { kind: 'dot', token: toneTokens[tone] },
      text: `${amounts.change}: ${say.tones[tone]}`,
    }))
  const ramp: LegendItem = {
    mark: { kind: 'ramp' },
    text: `${amounts[show ?? 'now']}: ${map.few}–${map.many}`,
  }
  return show ? [ramp] : [ramp, { mark: { kind: 'ring' }, text: map.legendRing }]
}

export interface LegendWords {
  readonly number: string
  readonly point: string
  readonly legends: Readonly<Record<MapShow, string>>
  readonly tones: Readonly<Record<ChangeWord, string>>
}
