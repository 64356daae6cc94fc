import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { roles } from '../../../domain/access/policy.ts'
import type { MembersMessage } from '../../../wire/members.ts'
import { useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { meQuery } from '../queries.ts'
import { words as roleWords } from '../role-words.ts'
import { words } from './members-words.ts'
import type { Told } from './told-password.tsx'
import type { useMembers } from './use-members.ts'

type Member = MembersMessage['members'][number]

interface Props {
  readonly members: ReturnType<typeof useMembers>
  readonly list: readonly Member[]
  readonly onTold: (told: Told) => void
}

export function MemberTable({ members, list, onTold }: Props) {
  const say = useWords(words)
  const me = useQuery(meQuery).data?.staffId
  return (
    <section className="card">
      <h2>{say.people}</h2>
      <ScrollRegion label={say.people}>
        <table className="table table-text member-list">
          <thead>
            <tr>
              <th scope="col">{say.name}</th>
              <th scope="col">{say.email}</th>
              <th scope="col">{say.role}</th>
              <th scope="col">
                <span className="hidden">{say.newPassword}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.map((member) => (
              <MemberRow
                key={member.staffId}
                member={member}
                isMe={member.staffId === me}
                members={members}
                onTold={onTold}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

interface RowProps extends Omit<Props, 'list'> {
  readonly member: Member
  readonly isMe: boolean
}

function MemberRow({ member, isMe, members, onTold }: RowProps) {
  const say = useWords(words)
  const named = useWords(roleWords)
  const { staffId, displayName, email, role } = member
  const renew = async () => {
    const { password } = await members.newPassword.mutateAsync(staffId)
    onTold({ name: displayName, password })
  }
  return (
    <tr>
      <th scope="row">
        {displayName} {isMe && <span className="soft">({say.you})</span>}
      </th>
      <td>{email}</td>
      <td>
        <select
          className="select"
          aria-label={say.roleOf(displayName)}
          value={role}
          disabled={members.setRole.isPending}
          onChange={({ target }) => {
            const chosen = roles.find((each) => each === target.value)
            if (chosen) members.setRole.mutate({ staffId, role: chosen })
          }}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {named[each]}
            </option>
          ))}
        </select>
      </td>
      <td className="member-tools">
        {!isMe && (
          <div>
            <Button
              className="button-quiet"
              aria-label={say.newPasswordFor(displayName)}
              onPress={() => void renew().catch(() => {})}
            >
              {say.newPassword}
            </Button>
            <Button
              className="button-quiet"
              aria-label={say.removeFrom(displayName)}
              onPress={() => members.setRole.mutate({ staffId, role: null })}
            >
              {say.remove}
            </Button>
          </div>
        )}
      </td>
    </tr>
  )
}
