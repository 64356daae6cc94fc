import { useSpoken, useWords } from '../../ui/language.tsx'
import type { MapShow } from '../search.ts'
import { type AmountStep, amountClass } from './amount.ts'
import { words as allWords } from './filter-words.ts'
import './show.css'

const steps: readonly AmountStep[] = [1, 2, 3, 4, 5]
const tones = ['fewer', 'more', 'unclear'] as const

/** What the discs mean while the map shows something else than what is expected now. */
export function ShownLegend({ show }: { readonly show: MapShow }) {
  const { messages } = useSpoken()
  const words = useWords(allWords)
  return (
    <section className="legend" aria-label={messages.map.legend}>
      <span className="legend-part">
        {words.legends[show]}
        {show === 'change' ? (
          tones.map((tone) => (
            <span key={tone} className="legend-part">
              <i className={`legend-tone disc-${tone}`} />
              {words.tones[tone]}
            </span>
          ))
        ) : (
          <span className="legend-ramp">
            {messages.map.few}
            <span className="legend-steps" aria-hidden="true">
              {steps.map((step) => (
                <i key={step} className={amountClass(step)} />
              ))}
            </span>
            {messages.map.many}
          </span>
        )}
      </span>
    </section>
  )
}
