import './first-steps.css'
import { useWords } from '../../ui/language.tsx'
import { words } from './first-steps-words.ts'

/** What an operation without incidents needs, in order; what is there already is ticked. */
export function FirstSteps({ hasPlaces }: { readonly hasPlaces: boolean }) {
  const say = useWords(words)
  const steps = [
    { name: say.places, text: hasPlaces ? say.placesDone : say.placesTodo, isDone: hasPlaces },
    { name: say.incidents, text: say.incidentsTodo, isDone: false },
    { name: say.points, text: say.pointsTodo, isDone: false },
  ]
  return (
    <section className="first-steps" aria-label={say.title}>
      <ol>
        {steps.map(({ name, text, isDone }, index) => (
          <li key={name}>
            <span className="badge" data-done={isDone || undefined} aria-hidden="true">
              {isDone ? '✓' : index + 1}
            </span>
            <div>
              <b>{name}</b>
              <p>{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <p className="small soft">{say.help}</p>
    </section>
  )
}
