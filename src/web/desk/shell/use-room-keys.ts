import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSpoken } from '../../ui/language.tsx'
import { rooms } from './rooms.ts'

/** How long after `g` the letter of a room still counts. */
const patienceMs = 1500

/** True where a letter is text, not a command. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], dialog, [role=dialog]') !== null

/** `g` and the first letter of a room goes there, in the reader's language. */
export function useRoomKeys(): void {
  const { messages } = useSpoken()
  const navigate = useNavigate()
  const { operationId } = useParams({ from: '/operations/$operationId' })
  useEffect(() => {
    let askedAt = -Infinity
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      const isSecond = event.timeStamp - askedAt < patienceMs
      askedAt = event.key === 'g' ? event.timeStamp : -Infinity
      const room = isSecond ? rooms.find((each) => messages.rooms[each].key === event.key) : undefined
      if (!room) return
      event.preventDefault()
      void navigate({ to: `/operations/$operationId/${room}`, params: { operationId } })
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => removeEventListener('keydown', onKey, { capture: true })
  }, [messages, navigate, operationId])
}
