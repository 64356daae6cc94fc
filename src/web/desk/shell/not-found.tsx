import { Link } from '@tanstack/react-router'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage } from '../../ui/states.tsx'

export function NotFound() {
  const { messages } = useSpoken()
  return (
    <main className="whole-page">
      <StatePage title="Närvaro" lead={messages.shell.notFound}>
        <Link to="/" className="button-primary">
          {messages.shell.toPicture}
        </Link>
      </StatePage>
    </main>
  )
}
