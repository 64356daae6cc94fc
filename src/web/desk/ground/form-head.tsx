import { Button } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'
import { words } from './ground-words.ts'

interface Props {
  readonly title: string
  readonly kind: string
  readonly onClose: () => void
}

export function FormHead({ title, kind, onClose }: Props) {
  const say = useWords(words)
  return (
    <header className="ground-form-head">
      <div>
        <h3>{title}</h3>
        {kind && <p className="small soft">{kind}</p>}
      </div>
      <Button className="button-icon" aria-label={say.close} onPress={onClose}>
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <path d="M5 5l10 10M15 5L5 15" />
        </svg>
      </Button>
    </header>
  )
}
