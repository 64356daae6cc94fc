import type { StaffId } from '../domain/ids.ts'
import { addMember } from '../usecases/add-member.ts'
import { listMembers } from '../usecases/list-members.ts'
import { resetMemberPassword } from '../usecases/reset-member-password.ts'
import { setMember } from '../usecases/set-member.ts'
import type { MembersMessage, ToldPasswordMessage } from '../wire/members.ts'
import type { AppDeps } from './deps.ts'
import { etagOf, matchesStrongly } from './etag.ts'
import { answer, type CallFor, type HandlersOf, type MemberCall } from './handlers.ts'
import { pathId } from './input.ts'

type MemberRoute = 'members' | 'addMember' | 'setMember' | 'resetMemberPassword'

export const memberRoutes = (deps: AppDeps): HandlersOf<MemberRoute> => ({
  members: async ({ operation }) => answer(await membersMessage(deps, operation)),
  addMember: async (call) => addOne(deps, call),
  setMember: async (call) => setOne(deps, call),
  resetMemberPassword: async (call) => resetOne(deps, call),
})

async function addOne(deps: AppDeps, call: CallFor<'addMember'>): Promise<Response> {
  const added = await addMember(deps, { ...call.body, operation: call.operation, by: call.visitor.staff })
  if (!added.ok) return call.refuse(added.problem)
  const { staff, password } = added.value
  return answer({ staffId: staff, password } satisfies ToldPasswordMessage, 201)
}

async function resetOne(deps: AppDeps, call: MemberCall): Promise<Response> {
  const staff = pathId<StaffId>(call.params, 'staffId')
  if (!staff.ok) return call.refuse(staff.problem)
  const order = { operation: call.operation, staff: staff.value, by: call.visitor.staff }
  const password = await resetMemberPassword(deps, order)
  if (!password.ok) return call.refuse(password.problem)
  return answer({ staffId: staff.value, password: password.value } satisfies ToldPasswordMessage)
}

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
