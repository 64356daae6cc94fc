import type { Role } from '../../domain/access/policy.ts'
import type { Operation } from '../../domain/operation/operation.ts'

/** A line of the cover: what it is, and what it says. */
export type CoverLine = readonly [name: string, value: string]

/** Whoever lets an export out says so with a key that only the server has (trust.md S38). */
export interface Seal {
  /** SHA-256 of what is fed to it piece by piece. */
  hash(): { update(text: string): void; digest(): string }
  /** Keyed, so that only this server could have written it; hexadecimal. */
  sign(text: string): string
}

export interface ExportAbout {
  readonly operation: Operation
  readonly organisation: string
  /** What the rows are. */
  readonly what: 'incidents' | 'ranking'
  /** By role, never by name. */
  readonly role: Role | 'command-line'
  /** ISO 8601 with offset. */
  readonly exportedAt: string
  readonly revision: number
  /** Of the program. */
  readonly version: string
  /** As the address had it; empty for everything. */
  readonly filter: Readonly<Record<string, string>>
  /** What else is to be known, such as the method. */
  readonly more: readonly CoverLine[]
}

const secrecy =
  'Uppgifterna kan omfattas av sekretess enligt 18 kap. 1 § och 35 kap. 1 § offentlighets- och sekretesslagen (2009:400). / May be secret under chapter 18 section 1 and chapter 35 section 1 of the Swedish Public Access to Information and Secrecy Act.'

/** All that is known before the first row leaves. */
export function coverOf(about: ExportAbout): readonly CoverLine[] {
  const { operation, filter, more } = about
  return [
    ['operation', operation.name],
    ['operation id', operation.id],
    ['organisation', about.organisation],
    ['simulated', String(operation.simulated)],
    ['content', about.what],
    ['exported at', about.exportedAt],
    ['exported by', about.role],
    ['filter', filterText(filter)],
    ['time zone', operation.timeZone],
    ['plane', `EPSG:${operation.planeEpsg}`],
    ['revision', String(about.revision)],
    ['program', `Närvaro ${about.version}`],
    ...more,
    ['secrecy', secrecy],
  ]
}

const filterText = (filter: ExportAbout['filter']): string =>
  Object.entries(filter)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ') || 'none'

/** What the log keeps of an export: what the rows are, how many, and through which filter; never a row. */
export const exportSubject = (what: ExportAbout['what'], rows: number, filter: ExportAbout['filter']): string =>
  `${what}, ${rows} rows, filter: ${filterText(filter)}`

/** What is known when the last row has left; the watermark is of every other line. */
export function closingOf(cover: readonly CoverLine[], rows: number, sha256: string, seal: Seal): readonly CoverLine[] {
  const counted: readonly CoverLine[] = [
    ['rows', String(rows)],
    ['sha256 of the rows', sha256],
  ]
  return [...counted, ['watermark', seal.sign(JSON.stringify([...cover, ...counted]))]]
}
