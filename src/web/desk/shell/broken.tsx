import { Button } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage } from '../../ui/states.tsx'

/**
 * In place of a room that broke, and of one whose parts the server no longer has, since it has been given a newer
 * version: a reload mends the second and may mend the first. The address and the draft of places stay.
 */
export function Broken() {
  const { messages } = useSpoken()
  return (
    <StatePage title={messages.states.broken} lead={messages.states.brokenLead} isAlert>
      <Button className="button-primary" onPress={() => location.reload()}>
        {messages.states.reload}
      </Button>
    </StatePage>
  )
}
