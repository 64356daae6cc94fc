import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../src/demo/load-demo.ts'
import type { Role } from '../../src/domain/access/policy.ts'
import type { OperationId } from '../../src/domain/ids.ts'
import type { PictureMessage } from '../../src/wire/picture.ts'
import { crewOf, databases, openTestServer, request, type TestServer } from './harness.ts'

const now = Date.UTC(2026, 3, 14, 6)

describe.each(databases)('the filter on %s', (_, open) => {
  let server: TestServer
  let operation: OperationId
  let crew: Record<Role, string>
  beforeAll(async () => {
    server = await openTestServer({}, open)
    const loaded = await loadDemo(server.store, { seed: 1, now })
    if (!loaded.ok) throw new Error('the demo was not loaded')
    operation = loaded.value.operation
    crew = await crewOf(server, operation)
  }, 180_000)
  afterAll(() => server.close())

  const ask = async (path: string) => {
    const response = await server.app(request(`/api/v1/operations/${operation}/${path}`, { cookie: crew.analyst }))
    expect([path, response.status]).toEqual([path, 200])
    return response
  }
  const read = async <T>(path: string) => (await (await ask(path)).json()) as T

  /** Rows of the picture, and of the comparison areas that it leaves out. */
  const rowsOf = async (filter: string) => {
    const { totals, provenance } = await read<PictureMessage>(`picture?${filter}`)
    return totals.incidents + Number(provenance.parameters.rowsInComparisonAreas)
  }

  it('means the same in the picture, in its rows and in an export', async () => {
    const { facets } = await read<PictureMessage>('picture')
    const area = facets.areas.find(({ count }) => count > 0)?.key
    for (const filter of [
      'investigations=cleared,unknown',
      `codes=${facets.codes[1]?.key}`,
      `kinds=stairwell,shop&areas=${area}`,
      'floors=-1,2',
      'hours=114-119,136-143',
      'kinds=square&hours=18-23&sources=reported&groups=violence,order&from=2026-01-05',
    ]) {
      const rows = await rowsOf(filter)
      const csv = (await (await ask(`incidents.csv?bare=true&${filter}`)).text()).trimEnd().split('\r\n')
      const ids: string[] = []
      for (let after: string | null = ''; after !== null; ) {
        const page: { incidents: { id: string }[]; next: string | null } = await read(
          `incidents?limit=150&${filter}${after && `&after=${after}`}`,
        )
        ids.push(...page.incidents.map(({ id }) => id))
        after = page.next
      }
      expect(rows, filter).toBeGreaterThan(0)
      expect([filter, csv.length - 1, new Set(ids).size, ids.length]).toEqual([filter, rows, rows, rows])
    }
  })
})
