import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const web = join(import.meta.dirname, '../src/web')
const tokens = readFileSync(join(web, 'ui/tokens.css'), 'utf8')
const sources = readdirSync(web, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(css|ts|tsx|html)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !/(?:tokens|media)\.css$|\.test\.tsx?$/.test(path))

const colour = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!-)|\b(?:rgba?|hsla?|oklch|oklab|lab|lch)\(\s*[\d.]/gi
const size = /(?<![\w#-])-?(?:\d*\.)?\d+(?:px|rem|em|ex|ch|pt|pc|cm|mm|in|vh|vw|dvh|dvw|svh|lvh)\b/g

/** What a text says that only tokens.css and breakpoints.css may; comments may say anything. */
function literals(source: string, pattern: RegExp): string[] {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
  // The whole window is no size that anyone chose.
  return [...text.matchAll(pattern)].map(([literal]) => literal).filter((literal) => literal !== '100dvh')
}

const literalsIn = (path: string, pattern: RegExp) =>
  literals(readFileSync(path, 'utf8'), pattern).map((literal) => `${relative(web, path)}: ${literal}`)

describe('design tokens', () => {
  it('are looked for in a way that finds what must not be there', () => {
    const bad = 'a { color: #fff; margin: -1.5rem 8px; background: rgb(0 0 0) } /* 9px #abc */'
    expect(literals(bad, colour)).toEqual(['#fff', 'rgb(0'])
    expect(literals(bad, size)).toEqual(['-1.5rem', '8px'])
    expect(literals(tokens, colour).length).toBeGreaterThan(50)
  })

  it('are the only place for a colour', () => expect(sources.flatMap((path) => literalsIn(path, colour))).toEqual([]))

  it('are the only place for a size', () => expect(sources.flatMap((path) => literalsIn(path, size))).toEqual([]))

  it('exist when they are used', () => {
    const known = new Set([...tokens.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
    // Set and read by the same rule: not tokens.
    const local = new Set(['--fill', '--on-fill', '--bar'])
    const used = sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/var\((--[\w-]+)|'(--[a-z][\w-]+)'/g)].map(([, a, b]) => a ?? b ?? ''),
    )
    expect(used.length).toBeGreaterThan(100)
    expect([...new Set(used)].filter((name) => !known.has(name) && !local.has(name))).toEqual([])
  })

  it('are used when they exist', () => {
    const all = [tokens, ...sources.map((path) => readFileSync(path, 'utf8'))].join('\n')
    const declared = [...tokens.matchAll(/^\s+(--[\w-]+):/gm)].map(([, name]) => name ?? '')
    const unused = [...new Set(declared)].filter((name) => !new RegExp(`var\\(${name}[),]|'${name}'`).test(all))
    expect(unused).toEqual([])
  })
})
