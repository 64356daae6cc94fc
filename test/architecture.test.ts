import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The table of ARCHITECTURE.md: which layer may import which. */
const mayImport: Record<string, readonly string[]> = {
  domain: [],
  analysis: ['domain'],
  methods: ['domain', 'analysis'],
  pool: ['analysis'],
  wire: ['domain'],
  usecases: ['domain', 'analysis'],
  storage: ['domain', 'usecases'],
  files: ['domain', 'usecases'],
  http: ['domain', 'usecases', 'wire'],
  web: ['domain', 'analysis', 'methods', 'pool', 'wire'],
  demo: ['domain', 'analysis', 'wire', 'usecases', 'storage', 'files', 'http'],
  cli: ['domain', 'analysis', 'methods', 'pool', 'wire', 'usecases', 'storage', 'files', 'http', 'demo'],
}

/** Of `usecases`, these layers may know the ports only. */
const portsOnly = new Set(['storage', 'files'])

/** What would make a kernel or a decision give another answer tomorrow. */
const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bTemporal\.Now\b|\bperformance\.now\b/

const root = join(import.meta.dirname, '..')
const source = join(root, 'src')

function filesUnder(folder: string, pattern: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const code = filesUnder(source, /\.tsx?$/).filter((path) => !isTest(path) && !path.endsWith('.d.ts'))
const layerOf = (path: string) => relative(source, path).split('/')[0] ?? ''
const importsOf = (path: string) =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) => match[1] ?? '')

describe('layers', () => {
  it('sees the source', () => expect(code.length).toBeGreaterThan(50))

  it('knows every folder of src', () => {
    expect([...new Set(code.map(layerOf))].filter((layer) => !(layer in mayImport))).toEqual([])
  })

  it('imports only what its layer may', () => {
    const wrong = code.flatMap((path) =>
      importsOf(path)
        .map((specifier) => relative(source, join(dirname(path), specifier)))
        .filter((target) => !target.startsWith('..'))
        .filter((target) => {
          const [from, to] = [layerOf(path), target.split('/')[0] ?? '']
          if (from === to) return false
          if (!mayImport[from]?.includes(to)) return true
          return to === 'usecases' && portsOnly.has(from) && target !== 'usecases/ports.ts'
        })
        .map((target) => `${relative(source, path)} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps domain and analysis free of clock, chance and the platform', () => {
    const pure = code.filter((path) => ['domain', 'analysis'].includes(layerOf(path)))
    expect(pure.filter((path) => impure.test(readFileSync(path, 'utf8'))).map((p) => relative(source, p))).toEqual([])
    expect(pure.filter((path) => /from '(node:|react|hono|kysely|pg)/.test(readFileSync(path, 'utf8')))).toEqual([])
  })

  it('makes no outgoing call from the server side', () => {
    const server = code.filter((path) => !['web'].includes(layerOf(path)))
    const calls = server.filter((path) =>
      /(?<![.\w])fetch\(|globalThis\.fetch|node:https?2?'|net\.connect|tls\.connect/.test(readFileSync(path, 'utf8')),
    )
    expect(calls.map((path) => relative(source, path))).toEqual([])
  })
})

describe('what the documents say', () => {
  const documents = [
    ...filesUnder(join(root, 'docs'), /\.md$/),
    ...readdirSync(root)
      .filter((n) => n.endsWith('.md'))
      .map((n) => join(root, n)),
  ]

  it('has no broken link', () => {
    const broken = documents.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => join(dirname(path), match[1] ?? ''))
        .filter((target) => !existsSync(target))
        .map((target) => `${relative(root, path)} → ${relative(root, target)}`),
    )
    expect(broken).toEqual([])
  })

  it('names no file that is not there', () => {
    const missing = documents.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/`((?:src|test|docs|scripts|bench)\/[\w./-]+)`/g)]
        .map((match) => match[1] ?? '')
        .filter((named) => !existsSync(join(root, named)))
        .map((named) => `${relative(root, path)} → ${named}`),
    )
    expect(missing).toEqual([])
  })

  it('names the Node that is pinned', () => {
    const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const pinned = new Set<string>(Object.values(optionalDependencies))
    expect(pinned.size).toBe(1)
    expect(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')).toContain(`Node ${[...pinned][0]}`)
  })

  it('has a page for each method that a figure names', () => {
    const named = code.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/docs\/methods\/([a-z-]+)\.md/g)].map((m) => m[1]),
    )
    expect([...new Set(named)].filter((name) => !existsSync(join(root, 'docs/methods', `${name}.md`)))).toEqual([])
  })

  it('indexes every decision', () => {
    const index = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8')
    const pages = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name))
    expect(pages.filter((name) => !index.includes(`](${name})`))).toEqual([])
  })

  it('names no path of a machine', () => {
    const text = [...code, ...documents]
      .filter((path) => /(?:\/work\/|\/home\/\w+\/|\/root\/)/.test(readFileSync(path, 'utf8')))
      .map((path) => relative(root, path))
    expect(text).toEqual([])
  })
})
