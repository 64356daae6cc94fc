import { groupedBy } from '../../../../domain/grouped.ts'
import type { LayerMessage } from '../../../../wire/layer.ts'
import type { Formats } from '../../../ui/format.ts'
import { amountStep } from '../amount.ts'
import type { LegendItem } from '../map/legend-items.ts'
import type { LayerWords } from './layer-words.ts'
import { largestCount } from './overlay.ts'

/** What the marks of a layer mean; only those that are on the map. */
export function layerLegend(message: LayerMessage, say: LayerWords, format: Formats): readonly LegendItem[] {
  if (message.kind === 'density') return bands(message, say, format)
  if (message.kind === 'hot-spots') return verdicts(message, say)
  return [
    ...amounts(message, say, format),
    ...(message.cells.some(({ reachMetres }) => reachMetres !== null)
      ? [{ mark: { kind: 'ring' }, text: say.reach } as const]
      : []),
    ...(message.areas.length > 0 ? [{ mark: { kind: 'ring' }, text: say.area } as const] : []),
  ]
}

const bands = ({ bands: all }: LayerMessage, say: LayerWords, format: Formats): readonly LegendItem[] =>
  all.map(({ share, perHectare }, i) => ({
    mark: { kind: 'cell', fill: `--amount-${i + 1}`, line: null },
    text: say.band(format.percent(share), format.rate(perHectare)),
  }))

const looks = {
  hot: { kind: 'cell', fill: '--more', line: null },
  cold: { kind: 'cell', fill: '--less', line: null },
  neither: { kind: 'cell', fill: null, line: '--house-edge' },
} as const

const verdicts = ({ cells }: LayerMessage, say: LayerWords): readonly LegendItem[] =>
  (['hot', 'cold', 'neither'] as const)
    .filter((verdict) => cells.some(({ side }) => side === verdict))
    .map((verdict) => ({ mark: looks[verdict], text: say[verdict] }))

/** The counts that each step of the ramp stands for on this map. */
function amounts(message: LayerMessage, say: LayerWords, format: Formats): readonly LegendItem[] {
  const largest = largestCount(message)
  const steps = groupedBy(
    message.cells.map(({ count }) => count ?? 1),
    (count) => amountStep(count, largest),
  )
  return [...steps]
    .toSorted(([a], [b]) => a - b)
    .map(([step, counts]) => {
      const [least, most] = [Math.min(...counts), Math.max(...counts)]
      const isHidden = message.cells.some(({ count }) => count === null) && most < 5
      const text = least === most ? format.whole(least) : say.upTo(format.whole(least), format.whole(most))
      return {
        mark: { kind: 'cell', fill: `--amount-${step}`, line: null },
        text: say.count(isHidden ? say.few : text),
      }
    })
}
