import { Button } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'
import { words } from './members-words.ts'

export interface Told {
  readonly name: string
  /** Null: she had an account and keeps her password. */
  readonly password: string | null
}

/** A new password, shown once and then forgotten by this page too. */
export function ToldPassword({
  told: { name, password },
  onClose,
}: {
  readonly told: Told
  readonly onClose: () => void
}) {
  const say = useWords(words)
  return (
    <output className="notice told-password">
      {password === null ? (
        <p>{say.known(name)}</p>
      ) : (
        <>
          <p>{say.told(name)}</p>
          <p className="told-word">{password}</p>
          <p className="small">{say.toldOnce}</p>
        </>
      )}
      <Button className="button-quiet" onPress={onClose}>
        {say.close}
      </Button>
    </output>
  )
}
