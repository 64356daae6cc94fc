import { describe, expect, it } from 'vitest'
import { setMember } from '../../src/usecases/set-member.ts'
import { databases, openTestServer } from './harness.ts'

describe.each(databases)('on %s', (_, open) => {
  it('two administrators who take each other out at once leave one', async () => {
    const server = await openTestServer({}, open)
    const operation = await server.addOperation('Centrum')
    for (let round = 0; round < 5; round++) {
      const pair = [
        await server.addMember(operation, 'administrator'),
        await server.addMember(operation, 'administrator'),
      ]
      const both = await Promise.all(
        pair.map(({ staff }) =>
          setMember(server.store, server.accounts, { operation, staff, role: null, by: null, at: Date.now() }),
        ),
      )
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
      const left = await server.store.read((tx) => tx.members.list(operation))
      expect(left.filter(({ role }) => role === 'administrator')).toHaveLength(1)
      for (const { staff } of left) await server.setRole(operation, staff, null)
    }
    await server.close()
  })
})
