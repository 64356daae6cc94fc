import { useQuery } from '@tanstack/react-query'
import type { MembersMessage } from '../../../wire/members.ts'
import { useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { meQuery } from '../queries.ts'
import { MemberRow } from './member-row.tsx'
import { words } from './members-words.ts'
import type { Told } from './told-password.tsx'
import type { useMembers } from './use-members.ts'

interface Props {
  readonly members: ReturnType<typeof useMembers>
  readonly list: MembersMessage['members']
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
