import { Button } from 'react-aria-components'
import type { TokenMessage } from '../../../wire/tokens.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { words as roleWords } from '../role-words.ts'
import { words } from './api-words.ts'

interface Props {
  readonly tokens: readonly TokenMessage[]
  readonly isBusy: boolean
  readonly onRevoke: (id: string) => void
}

/** Newest first; what has ended stays in the list, so that nobody wonders where it went. */
export function TokenTable({ tokens, isBusy, onRevoke }: Props) {
  const say = useWords(words)
  return (
    <ScrollRegion label={say.tokens}>
      <table className="table token-table">
        <thead>
          <tr>
            {[say.ending, say.may, say.whose, say.until, say.used].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">
              <span className="hidden">{say.revoke}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} isBusy={isBusy} onRevoke={() => onRevoke(token.id)} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

interface RowProps {
  readonly token: TokenMessage
  readonly isBusy: boolean
  readonly onRevoke: () => void
}

function TokenRow({ token, isBusy, onRevoke }: RowProps) {
  const say = useWords(words)
  const roles = useWords(roleWords)
  const { format } = useSpoken()
  const { ending, scopes, role, isOwn, isAlive, revokedAt, expiresAt, lastUsedOn } = token
  const maker = isOwn ? say.own : role === null ? say.gone : roles[role]
  const until = revokedAt === null ? format.dayAndYear(expiresAt) : say.revoked
  return (
    <tr className={isAlive ? undefined : 'soft'}>
      <th scope="row">
        <code>…{ending}</code>
      </th>
      <td className="token-scopes">{format.list(scopes.map((scope) => say.scopes[scope]))}</td>
      <td>{maker}</td>
      <td className="nowrap">{isAlive || revokedAt !== null ? until : `${until}, ${say.ended}`}</td>
      <td className="nowrap">{lastUsedOn === null ? say.never : format.day(lastUsedOn)}</td>
      <td>
        {isAlive && (
          <Button className="button-quiet" isDisabled={isBusy} onPress={onRevoke} aria-label={say.revokeOne(ending)}>
            {say.revoke}
          </Button>
        )}
      </td>
    </tr>
  )
}
