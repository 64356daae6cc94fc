import { Outlet } from '@tanstack/react-router'
import { useSpoken } from '../../ui/language.tsx'
import { useExpiryWatch } from '../session/session.ts'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { NotFound } from './not-found.tsx'
import { useLive } from './use-live.ts'
import { useOperationOrNull } from './use-operation.ts'
import { useRoomKeys } from './use-room-keys.ts'

/** What stands still when one changes room: navigation to the left (below on a phone), header above. */
export function Shell() {
  const { messages } = useSpoken()
  const operation = useOperationOrNull()
  useExpiryWatch()
  useRoomKeys()
  const notice = useLive(operation?.id)
  if (!operation) return <NotFound />
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {messages.skip}
      </a>
      <Navigation />
      <Header operation={operation} />
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
      {notice}
    </div>
  )
}
