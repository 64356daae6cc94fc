import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { type Role, roles } from '../../../domain/access/policy.ts'
import type { MembersMessage } from '../../../wire/members.ts'
import { useWords } from '../../ui/language.tsx'
import { words as roleWords } from '../role-words.ts'
import { words } from './members-words.ts'
import type { useMembers } from './use-members.ts'

interface Props {
  readonly member: MembersMessage['members'][number]
  readonly members: ReturnType<typeof useMembers>
}

/** Choose, then save: an arrow key in the list gives nobody a role. What was saved can be undone while it is in view. */
export function RoleChoice({ member: { staffId, displayName, role }, members: { setRole } }: Props) {
  const say = useWords(words)
  const named = useWords(roleWords)
  const field = useRef<HTMLSelectElement>(null)
  const [chosen, setChosen] = useState<Role | null>(null)
  /** What she had before the change that was just saved. */
  const [before, setBefore] = useState<Role | null>(null)
  const isDraft = chosen !== null && chosen !== role
  const save = (next: Role, undoTo: Role | null) => {
    // The button that was pressed goes away with what it was about; the choice stays.
    field.current?.focus()
    setRole.mutate(
      { staffId, role: next },
      {
        onSuccess: () => {
          setChosen(null)
          setBefore(undoTo)
        },
      },
    )
  }
  return (
    <div className="role-choice">
      <select
        ref={field}
        className="select"
        aria-label={say.roleOf(displayName)}
        value={chosen ?? role}
        onChange={({ target }) => {
          setBefore(null)
          setChosen(roles.find((each) => each === target.value) ?? null)
        }}
      >
        {roles.map((each) => (
          <option key={each} value={each}>
            {named[each]}
          </option>
        ))}
      </select>
      {isDraft && (
        <Button
          className="button-primary"
          aria-label={say.saveRoleOf(displayName)}
          isPending={setRole.isPending}
          onPress={() => save(chosen, role)}
        >
          {say.saveRole}
        </Button>
      )}
      <output className={before ? 'small' : undefined}>
        {before && say.roleSaved(named[role])}{' '}
        {before && (
          <Button className="button-quiet" isPending={setRole.isPending} onPress={() => save(before, null)}>
            {say.undoRole}
          </Button>
        )}
      </output>
    </div>
  )
}
