import './members.css'
import { useState } from 'react'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { ApiProblem } from '../api.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { AddMember } from './add-member.tsx'
import { MemberTable } from './member-table.tsx'
import { words } from './members-words.ts'
import { RightsTable } from './rights-table.tsx'
import { type Told, ToldPassword } from './told-password.tsx'
import { useMembers } from './use-members.ts'

/** People of the operation: let in, given a role, given a new password, taken out. */
export function MembersPage() {
  const say = useWords(words)
  const { messages } = useSpoken()
  const operation = useOperation()
  const mayManage = useMay('member.manage')
  const members = useMembers(operation.id)
  const [told, setTold] = useState<Told | null>(null)
  if (!mayManage) return <StatePage title={say.title} lead={messages.states.forbiddenLead} />
  if (members.list.isError) return <StatePage title={messages.states.error} lead={say.failed} isAlert />
  if (!members.list.data) return <Waiting text={messages.states.loading} />
  const problem = [members.setRole.error, members.newPassword.error].find((error) => error instanceof ApiProblem)
  return (
    <div className="page members">
      <header>
        <h1>{say.title}</h1>
        <p className="soft">{say.lead}</p>
      </header>
      {told && <ToldPassword told={told} onClose={() => setTold(null)} />}
      {problem && (
        <p className="notice notice-danger" role="alert">
          {problem.detail}
        </p>
      )}
      {members.list.data.members.length === 1 && <p className="notice">{say.alone}</p>}
      <MemberTable members={members} list={members.list.data.members} onTold={setTold} />
      <AddMember members={members} onTold={setTold} />
      <RightsTable />
    </div>
  )
}
