import { type FormEvent, useId, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { type Role, roles } from '../../../domain/access/policy.ts'
import { useWords } from '../../ui/language.tsx'
import { ApiProblem } from '../api.ts'
import { words as roleWords } from '../role-words.ts'
import { words } from './members-words.ts'
import type { Told } from './told-password.tsx'
import type { NewMember, useMembers } from './use-members.ts'

interface Props {
  readonly members: ReturnType<typeof useMembers>
  readonly onTold: (told: Told) => void
}

/** Most who are added go out in the field. */
const usualRole: Role = 'officer'
const empty: NewMember = { email: '', displayName: '', role: usualRole }

export function AddMember({ members, onTold }: Props) {
  const say = useWords(words)
  const named = useWords(roleWords)
  const roleField = useId()
  const [person, setPerson] = useState(empty)
  const { add } = members
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { password } = await add.mutateAsync(person)
    onTold({ name: person.displayName, password })
    setPerson(empty)
  }
  return (
    <section className="card">
      <h2>{say.add}</h2>
      <p className="soft">{say.addLead}</p>
      <form className="form member-form" onSubmit={(event) => void submit(event).catch(() => {})}>
        <TextField
          value={person.displayName}
          onChange={(displayName) => setPerson({ ...person, displayName })}
          isRequired
        >
          <Label>{say.name}</Label>
          <Input autoComplete="off" />
        </TextField>
        <TextField type="email" value={person.email} onChange={(email) => setPerson({ ...person, email })} isRequired>
          <Label>{say.email}</Label>
          <Input autoComplete="off" />
        </TextField>
        <div className="react-aria-TextField">
          <label htmlFor={roleField}>{say.role}</label>
          <select
            id={roleField}
            className="select"
            value={person.role}
            onChange={({ target }) =>
              setPerson({ ...person, role: roles.find((each) => each === target.value) ?? usualRole })
            }
          >
            {roles.map((each) => (
              <option key={each} value={each}>
                {named[each]}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit" className="button-primary" isDisabled={add.isPending}>
          {say.submit}
        </Button>
      </form>
      {add.error instanceof ApiProblem && (
        <p className="notice notice-danger" role="alert">
          {add.error.detail}
        </p>
      )}
    </section>
  )
}
