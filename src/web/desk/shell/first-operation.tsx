import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage } from '../../ui/states.tsx'
import { meQuery } from '../queries.ts'

/** `/` leads to the picture of the reader's first operation. */
export function FirstOperation() {
  const { messages } = useSpoken()
  const { data } = useQuery(meQuery)
  const first = data?.operations[0]
  if (first) return <Navigate to="/operations/$operationId/picture" params={{ operationId: first.id }} replace />
  return <StatePage title={messages.shell.operation} lead={messages.shell.noOperation} />
}
