import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSpoken } from '../../ui/language.tsx'
import { type Room, rooms } from './rooms.ts'

const icons: Record<Room, ReactNode> = {
  picture: <path d="M3 5l5-2 4 2 5-2v12l-5 2-4-2-5 2zM8 3v12M12 5v12" />,
  presence: (
    <>
      <circle cx="10" cy="6" r="3" />
      <path d="M4 17c.8-4 3-6 6-6s5.200 2 6 6" />
    </>
  ),
  voices: <path d="M3 4h14v9H9l-4 4v-4H3z" />,
  partners: (
    <>
      <circle cx="6" cy="7" r="2.600" />
      <circle cx="14" cy="7" r="2.600" />
      <path d="M1.500 16c.6-3 2.200-4.500 4.500-4.500s3.400 1.300 4 3.500c.6-2.200 1.700-3.500 4-3.500s3.900 1.500 4.500 4.500" />
    </>
  ),
  effect: <path d="M3 17h14M3.500 12.500l4-4 3.500 3 5.500-6.500" />,
}

/** The five rooms: a column on the desk, a bar under the thumb on a phone. */
export function Navigation() {
  const { messages } = useSpoken()
  const { operationId } = useParams({ from: '/operations/$operationId' })
  return (
    <nav className="navigation" aria-label={messages.shell.rooms}>
      <span className="monogram" aria-hidden="true">
        n
      </span>
      {rooms.map((room) => (
        <Link
          key={room}
          to={`/operations/$operationId/${room}`}
          params={{ operationId }}
          className="room-link"
          aria-keyshortcuts={`g ${messages.rooms[room].key}`}
          title={`g ${messages.rooms[room].key}`}
        >
          <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
            {icons[room]}
          </svg>
          {messages.rooms[room].name}
        </Link>
      ))}
    </nav>
  )
}
