// Two hundred open desks on the demo operation: each holds its stream of news, and asks for the picture again when an
// import has changed it. At most 1 GB in the server, and the news heard within 2 s of the import's acknowledgement.
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { type SpawnedServer, spawnServer } from '../test/server/spawn-server.ts'
import { inFolder, keep, median } from './parts/in-child.ts'

const desks = 200
/** The server lets one person have no more streams than this. */
const desksOfOne = 8
const rounds = 5
const limits = { heardSeconds: 2, megabytes: 1024 }

interface Member {
  readonly cookie: string
}

const signedIn = async ({ origin }: SpawnedServer, email: string, password: string): Promise<Member> => {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}

const demoMember = (server: SpawnedServer, role: string): Promise<Member> => {
  const known = server.demoSignIns?.find((each) => each.role === role)
  if (!known) throw new Error(`the demo has no ${role}`)
  return signedIn(server, known.email, known.password)
}

/** As many analysts as it takes, made by the administrator as she would in the desk. */
async function analysts(server: SpawnedServer, base: string): Promise<readonly Member[]> {
  const { cookie } = await demoMember(server, 'administrator')
  const made: Member[] = []
  for (let i = 0; i < desks / desksOfOne; i++) {
    const email = `desk${i}@example.invalid`
    const response = await fetch(`${base}/members`, {
      method: 'POST',
      headers: { cookie, origin: server.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ email, displayName: `Desk ${i}`, role: 'analyst' }),
    })
    if (!response.ok) throw new Error(`no member: ${response.status} ${await response.text()}`)
    const { password } = (await response.json()) as { password: string }
    made.push(await signedIn(server, email, password))
  }
  return made
}

/** One open desk: hears, then asks; tells when it did each, in milliseconds of the clock. */
class Desk {
  heardAt = 0
  shownAt = 0
  readonly #base: string
  readonly #cookie: string

  constructor(base: string, { cookie }: Member) {
    this.#base = base
    this.#cookie = cookie
  }

  /** Resolves when the stream has told where things stand, and goes on hearing. */
  async open(): Promise<void> {
    const response = await fetch(`${this.#base}/live`, { headers: { cookie: this.#cookie } })
    if (!response.ok || !response.body) throw new Error(`no stream: ${response.status} ${await response.text()}`)
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    await reader.read()
    void this.#hear(reader)
  }

  async #hear(reader: ReadableStreamDefaultReader<string>): Promise<void> {
    for (;;) {
      const { done, value } = await reader.read().catch(() => ({ done: true, value: '' }))
      if (done) return
      if (!value?.includes('"changed"')) continue
      this.heardAt = performance.now()
      const picture = await fetch(`${this.#base}/picture`, { headers: { cookie: this.#cookie } })
      await picture.arrayBuffer()
      if (!picture.ok) throw new Error(`no picture: ${picture.status}`)
      this.shownAt = performance.now()
    }
  }
}

const megabytesOf = ({ pid }: SpawnedServer, line: 'VmRSS' | 'VmHWM'): number =>
  Math.round(Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10))
}

const seconds = (milliseconds: number): number => Math.round(milliseconds) / 1000
/** The slowest of all desks. */
const last = (open: readonly Desk[], what: 'heardAt' | 'shownAt', since: number) =>
  seconds(Math.max(...open.map((desk) => desk[what])) - since)

await inFolder(async (folder) => {
  const server = await spawnServer({ NARVARO_DATA: folder })
  const { cookie } = await demoMember(server, 'analyst')
  const me = await (await fetch(`${server.origin}/api/v1/me`, { headers: { cookie } })).json()
  const { operations } = me as { operations: readonly { id: string }[] }
  const base = `${server.origin}/api/v1/operations/${operations[0]?.id}`
  const members = await analysts(server, base)
  const open = Array.from({ length: desks }, (_, i) => new Desk(base, members[i % members.length] as Member))
  await Promise.all(open.map((desk) => desk.open()))
  const heard: number[] = []
  const shown: number[] = []
  for (let round = 0; round < rounds; round++) {
    const file = `id;datum;brottskod;x;y\nlive-${round};2026-03-01 14:00;1201;668000;6568000`
    const response = await fetch(`${base}/imports?fileName=live-${round}.csv`, {
      method: 'POST',
      headers: { cookie, origin: server.origin, 'content-type': 'text/csv' },
      body: file,
    })
    const acknowledged = performance.now()
    if (response.status !== 201) throw new Error(`no import: ${response.status} ${await response.text()}`)
    await until(() => open.every((desk) => desk.shownAt > desk.heardAt && desk.shownAt > acknowledged))
    heard.push(last(open, 'heardAt', acknowledged))
    shown.push(last(open, 'shownAt', acknowledged))
  }
  const result = {
    heardSeconds: median(heard),
    shownSeconds: median(shown),
    megabytes: megabytesOf(server, 'VmRSS'),
    peakMegabytes: megabytesOf(server, 'VmHWM'),
  }
  keep('live-desks', {
    what: `${desks} open desks: seconds after an import's answer until the last has heard and has the new picture (median of ${rounds}), and the server's memory`,
    limits,
    loadAverage: loadavg()[0],
    ...result,
    heard,
    shown,
  })
  console.log(`${desks} desks: the last heard after ${result.heardSeconds} s (at most ${limits.heardSeconds})`)
  console.log(`the last had the new picture after ${result.shownSeconds} s`)
  console.log(`${result.megabytes} MB, ${result.peakMegabytes} MB at most (at most ${limits.megabytes})`)
  await server.stop('SIGTERM')
  process.exitCode = result.heardSeconds <= limits.heardSeconds && result.peakMegabytes <= limits.megabytes ? 0 : 1
})
