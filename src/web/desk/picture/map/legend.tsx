import { useSpoken } from '../../../ui/language.tsx'
import { type AmountStep, amountClass } from '../amount.ts'

const steps: readonly AmountStep[] = [1, 2, 3, 4, 5]

export function Legend() {
  const { messages } = useSpoken()
  const { map } = messages
  return (
    <section className="legend" aria-label={map.legend}>
      <span className="legend-part">
        {map.legendAmount}
        <span className="legend-ramp">
          {map.few}
          <span className="legend-steps" aria-hidden="true">
            {steps.map((step) => (
              <i key={step} className={amountClass(step)} />
            ))}
          </span>
          {map.many}
        </span>
      </span>
      <span className="legend-part">
        <svg className="legend-ring" viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="10" cy="10" r="8" />
        </svg>
        {map.legendRing}
      </span>
    </section>
  )
}
