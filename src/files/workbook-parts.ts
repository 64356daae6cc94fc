import type { Entry } from 'yauzl'
import type { ZipEntries } from './zip-entries.ts'

export interface WorkbookParts {
  readonly sheetName: string
  readonly sheet: Entry
  /** All entries the reader needs for that one sheet. */
  readonly needed: readonly Entry[]
}

const maxDirectoryBytes = 5_000_000

/**
 * Which entries of a workbook hold its first visible sheet. Macros, pictures, links to other workbooks and
 * hidden sheets are left where they are: nobody looked at them when the file was sent.
 * Null when the archive is no workbook.
 */
export async function workbookParts(zip: ZipEntries): Promise<WorkbookParts | null> {
  const book = await smallText(zip, 'xl/workbook.xml')
  const relations = await smallText(zip, 'xl/_rels/workbook.xml.rels')
  const first = [...(book?.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [])].map(([tag]) => tag).find(isVisible)
  const target = first && targetOf(relations ?? '', attribute(first, '(?:\\w+:)?id') ?? '')
  const sheet = target && zip.entries.get(target)
  if (!first || !sheet) return null
  const shared = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml', 'xl/styles.xml']
  const needed = shared.map((name) => zip.entries.get(name)).filter((entry) => entry !== undefined)
  return { sheetName: unescapeXml(attribute(first, 'name') ?? ''), sheet, needed: [...needed, sheet] }
}

const isVisible = (tag: string): boolean => !/\sstate="(?:hidden|veryHidden)"/.test(tag)

const attribute = (tag: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/** Path of the entry that a relation names, written from `xl/` or from the root. */
function targetOf(relations: string, id: string): string | null {
  const tag = [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].find(
    ([text]) => attribute(text, 'Id') === id,
  )?.[0]
  const target = tag && attribute(tag, 'Target')
  if (!target) return null
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

async function smallText(zip: ZipEntries, name: string): Promise<string | null> {
  const entry = zip.entries.get(name)
  if (!entry || entry.uncompressedSize > maxDirectoryBytes) return null
  const chunks: Buffer[] = []
  for await (const chunk of await zip.read(entry)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescapeXml = (text: string): string => text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
