import type { StaffId } from '../domain/ids.ts'
import { listMembers } from '../usecases/list-members.ts'
import { setMember } from '../usecases/set-member.ts'
import type { MembersMessage } from '../wire/members.ts'
import type { AppDeps } from './deps.ts'
import { etagOf, matchesStrongly } from './etag.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { pathId } from './input.ts'

export const memberRoutes = (deps: AppDeps): HandlersOf<'members' | 'setMember'> => ({
  members: async ({ operation }) => answer(await membersMessage(deps, operation)),
  setMember: async (call) => setOne(deps, call),
})

async function setOne(deps: AppDeps, call: CallFor<'setMember'>): Promise<Response> {
  const staff = pathId<StaffId>(call.params, 'staffId')
  if (!staff.ok) return call.refuse(staff.problem)
  const ifMatch = call.request.headers.get('if-match')
  const change = {
    operation: call.operation,
    staff: staff.value,
    role: call.body.role,
    // The tag of the list that the reader decided on, as the list itself was answered.
    ...(ifMatch === null ? {} : { areAsSeen: (members: Members) => isListTagged(ifMatch, members) }),
  }
  const set = await setMember(deps.store, deps.accounts, { ...change, by: call.visitor.staff, at: deps.clock.now() })
  return set.ok ? answer(await membersMessage(deps, call.operation)) : call.refuse(set.problem)
}

type Members = Awaited<ReturnType<typeof listMembers>>

const isListTagged = async (ifMatch: string, members: Members): Promise<boolean> =>
  matchesStrongly(ifMatch, await etagOf(JSON.stringify(messageOf(members))))

const membersMessage = async (deps: AppDeps, operation: MemberCall['operation']): Promise<MembersMessage> =>
  messageOf(await listMembers(deps.store, operation))

const messageOf = (members: Members): MembersMessage => ({
  members: members.map(({ staff, email, displayName, role }) => ({ staffId: staff, email, displayName, role })),
})
