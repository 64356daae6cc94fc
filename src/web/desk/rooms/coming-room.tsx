import { useSpoken } from '../../ui/language.tsx'
import { StatePage } from '../../ui/states.tsx'
import type { Room } from '../shell/rooms.ts'

/** A room that is not built yet says in one line what belongs in it. */
export function ComingRoom({ room }: { readonly room: Exclude<Room, 'picture' | 'presence'> }) {
  const { messages } = useSpoken()
  return <StatePage title={messages.rooms[room].name} lead={messages.rooms[room].coming} />
}
