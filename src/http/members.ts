import type { StaffId } from '../domain/ids.ts'
import { listMembers } from '../usecases/list-members.ts'
import { setMember } from '../usecases/set-member.ts'
import { type MembersMessage, setMemberSchema } from '../wire/members.ts'
import { parseJsonBody } from './body.ts'
import type { AppDeps } from './deps.ts'
import { answer, type HandlersOf, type MemberCall } from './handlers.ts'
import { parserOf, pathId } from './input.ts'

const parseSetMember = parserOf(setMemberSchema)

export const memberRoutes = (deps: AppDeps): HandlersOf<'members' | 'setMember'> => ({
  members: async ({ operation }) => answer(await membersMessage(deps, operation)),
  setMember: async (call) => setOne(deps, call),
})

async function setOne(deps: AppDeps, call: MemberCall): Promise<Response> {
  const staff = pathId<StaffId>(call.params, 'staffId')
  if (!staff.ok) return call.refuse(staff.problem)
  const body = await parseJsonBody(call.request, parseSetMember)
  if (!body.ok) return call.refuse(body.problem)
  const change = { operation: call.operation, staff: staff.value, role: body.value.role }
  const set = await setMember(deps.store, deps.accounts, { ...change, by: call.visitor.staff, at: deps.clock.now() })
  return set.ok ? answer(await membersMessage(deps, call.operation)) : call.refuse(set.problem)
}

async function membersMessage(deps: AppDeps, operation: MemberCall['operation']): Promise<MembersMessage> {
  const members = await listMembers(deps.store, operation)
  return {
    members: members.map(({ staff, email, displayName, role }) => ({ staffId: staff, email, displayName, role })),
  }
}
