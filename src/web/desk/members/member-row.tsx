import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { MembersMessage } from '../../../wire/members.ts'
import { useWords } from '../../ui/language.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { words } from './members-words.ts'
import { RoleChoice } from './role-choice.tsx'
import type { Told } from './told-password.tsx'
import type { useMembers } from './use-members.ts'

interface Props {
  readonly member: MembersMessage['members'][number]
  readonly isMe: boolean
  readonly members: ReturnType<typeof useMembers>
  readonly onTold: (told: Told) => void
}

/** One person: her role, and the two things that cannot be undone, which ask first. */
export function MemberRow({ member, isMe, members, onTold }: Props) {
  const say = useWords(words)
  const { staffId, displayName, email } = member
  const [asked, setAsked] = useState<'password' | 'remove' | null>(null)
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
        <RoleChoice member={member} members={members} />
      </td>
      <td className="member-tools">
        {!isMe && (
          <div>
            <Button
              className="button-quiet"
              aria-label={say.newPasswordFor(displayName)}
              aria-haspopup="dialog"
              onPress={() => setAsked('password')}
            >
              {say.newPassword}
            </Button>
            <Button
              className="button-quiet"
              aria-label={say.removeFrom(displayName)}
              aria-haspopup="dialog"
              onPress={() => setAsked('remove')}
            >
              {say.remove}
            </Button>
          </div>
        )}
        {asked === 'password' && (
          <ConfirmDialog
            title={say.newPasswordFor(displayName)}
            lead={say.newPasswordLead}
            submit={say.newPasswordSubmit}
            onSubmit={() => void renew().catch(() => {})}
            onClose={() => setAsked(null)}
          />
        )}
        {asked === 'remove' && (
          <ConfirmDialog
            title={say.removeFrom(displayName)}
            lead={say.removeLead}
            submit={say.removeSubmit}
            onSubmit={() => members.setRole.mutate({ staffId, role: null })}
            onClose={() => setAsked(null)}
          />
        )}
      </td>
    </tr>
  )
}
