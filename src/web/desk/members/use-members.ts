import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Role } from '../../../domain/access/policy.ts'
import type { MembersMessage, ToldPasswordMessage } from '../../../wire/members.ts'
import { call } from '../api.ts'

const membersQuery = (operationId: string) =>
  queryOptions({
    queryKey: ['members', operationId],
    queryFn: ({ signal }) => call<MembersMessage>('members', { names: { operationId }, signal }),
  })

export interface NewMember {
  readonly email: string
  readonly displayName: string
  readonly role: Role
}

/** Who is in the operation, and the ways to change that; each change shows what stands afterwards. */
export function useMembers(operationId: string) {
  const client = useQueryClient()
  const { queryKey } = membersQuery(operationId)
  const reload = () => client.invalidateQueries({ queryKey })
  return {
    list: useQuery(membersQuery(operationId)),
    /** Null takes the person out. */
    setRole: useMutation({
      mutationFn: ({ staffId, role }: { readonly staffId: string; readonly role: Role | null }) =>
        call<MembersMessage>('setMember', { names: { operationId, staffId }, json: { role } }),
      onSuccess: (members) => client.setQueryData(queryKey, members),
      onError: reload,
    }),
    add: useMutation({
      mutationFn: (json: NewMember) => call<ToldPasswordMessage>('addMember', { names: { operationId }, json }),
      onSettled: reload,
    }),
    newPassword: useMutation({
      mutationFn: (staffId: string) =>
        call<ToldPasswordMessage>('resetMemberPassword', { names: { operationId, staffId } }),
    }),
  }
}
