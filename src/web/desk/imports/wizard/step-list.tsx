import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { type ImportStep, importSteps } from '../import-search.ts'
import { words } from './wizard-words.ts'

interface Props {
  readonly step: ImportStep
  /** Null where there is no way back, as while rows are being read. */
  readonly onStep: ((step: ImportStep) => void) | null
}

/** The way through: what is behind can be gone back to. */
export function StepList({ step, onStep }: Props) {
  const { format } = useSpoken()
  const say = useWords(words)
  const now = importSteps.indexOf(step)
  return (
    <nav aria-label={say.way}>
      <p className="step-now small soft">{say.stepOf(format.whole(now + 1), format.whole(importSteps.length))}</p>
      <ol className="steps">
        {importSteps.map((name, i) => (
          <li key={name} aria-current={i === now ? 'step' : undefined} className={i < now ? 'step-past' : undefined}>
            {i < now && onStep ? (
              <Button onPress={() => onStep(name)}>{say.steps[name]}</Button>
            ) : (
              <span>{say.steps[name]}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
