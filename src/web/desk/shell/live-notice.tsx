import './live-notice.css'
import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { words } from './live-words.ts'
import { useOperation } from './use-operation.ts'

interface Props {
  /** Epoch milliseconds. */
  readonly lastHeard: number
  readonly onTry: () => void
}

/** Said while the desk hears nothing of changes: what is on screen may be older than it looks. */
export function LiveNotice({ lastHeard, onTry }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const { timeZone } = useOperation()
  const time = new Intl.DateTimeFormat(format.locale, { timeZone, hour: '2-digit', minute: '2-digit' })
  return (
    <output className="live-notice">
      {say.since(time.format(lastHeard))}
      <Button className="link" onPress={onTry}>
        {say.tryNow}
      </Button>
    </output>
  )
}
