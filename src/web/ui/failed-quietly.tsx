import { Button } from 'react-aria-components'
import { useSpoken } from './language.tsx'

interface Props {
  /** What could not be fetched. */
  readonly text: string
  readonly onRetry: () => void
}

/** A part of a page that could not be fetched: said in its place, with the way to ask again. */
export function FailedQuietly({ text, onRetry }: Props) {
  const { messages } = useSpoken()
  return (
    <p role="alert">
      {text}{' '}
      <Button className="link" onPress={onRetry}>
        {messages.tryAgain}
      </Button>
    </p>
  )
}
