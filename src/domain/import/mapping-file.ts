import { incidentSources, investigationStates } from '../incident/incident.ts'
import { purposes, type RecordMarks, regimes, sourceGrades } from '../incident/marks.ts'
import { done, type Result, refuse } from '../result.ts'
import { columnRoles, type Mapping } from './mapping.ts'
import { holdsPersonalData } from './person-patterns.ts'

/** Where in the mapping something is wrong, as a path such as `values.source`. */
export interface MappingProblem {
  readonly code: 'mapping.malformed' | 'mapping.unknown-field' | 'mapping.missing-field' | 'mapping.personal-data'
  readonly field: string
}

type Parsed<T> = Result<T, MappingProblem>
type Parser<T> = (value: unknown, field: string) => Parsed<T>

const malformed = (field: string) => refuse<MappingProblem>({ code: 'mapping.malformed', field })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text: Parser<string> = (value, field) =>
  typeof value === 'string' && value.length > 0 && value.length <= 200 ? done(value) : malformed(field)

/** Text that is kept with every record: an authority or a department, never how to reach a person. */
const impersonal: Parser<string> = (value, field) => {
  const told = text(value, field)
  return told.ok && holdsPersonalData(told.value) ? refuse({ code: 'mapping.personal-data', field }) : told
}

const oneOf =
  <T extends string>(allowed: readonly T[]): Parser<T> =>
  (value, field) => {
    const found = allowed.find((known) => known === value)
    return found === undefined ? malformed(field) : done(found)
  }

const orNull =
  <T>(parse: Parser<T>): Parser<T | null> =>
  (value, field) =>
    value === null ? done(null) : parse(value, field)

const metres =
  (low: number, high: number): Parser<number> =>
  (value, field) =>
    typeof value === 'number' && value >= low && value <= high ? done(value) : malformed(field)

const timeZone: Parser<string> = (value, field) => {
  const name = text(value, field)
  if (!name.ok) return name
  try {
    return done(new Intl.DateTimeFormat('sv', { timeZone: name.value }).resolvedOptions().timeZone && name.value)
  } catch {
    return malformed(field)
  }
}

const mostEntries = 2000

/** An object whose keys come from files: read into a fresh object without a prototype to stumble on. */
const table =
  <T>(parse: Parser<T>): Parser<Readonly<Record<string, T>>> =>
  (value, field) => {
    if (!isRecord(value) || Object.keys(value).length > mostEntries) return malformed(field)
    const entries: [string, T][] = []
    for (const [key, raw] of Object.entries(value)) {
      const parsed = key.length <= 200 ? parse(raw, `${field}.${key.slice(0, 40)}`) : malformed(field)
      if (!parsed.ok) return parsed
      entries.push([key, parsed.value])
    }
    return done(Object.fromEntries(entries))
  }

const list: Parser<readonly string[]> = (value, field) => {
  if (!Array.isArray(value) || value.length > mostEntries) return malformed(field)
  const isText = value.every((item) => typeof item === 'string' && item.length <= 200)
  return isText ? done(value as string[]) : malformed(field)
}

type Shape<T> = { readonly [K in keyof T]-?: Parser<T[K]> }

/** An object with exactly these fields: one missing or one too many is refused by name; `newer` ones may be missing. */
function exactly<T extends object>(shape: Shape<T>, newer: readonly (keyof T)[] = []): Parser<T> {
  const names = Object.keys(shape) as (keyof T & string)[]
  return (value, field) => {
    const path = (name: string) => (field === '' ? name : `${field}.${name}`)
    if (!isRecord(value)) return malformed(field)
    const extra = Object.keys(value).find((name) => !Object.hasOwn(shape, name))
    if (extra !== undefined) return refuse({ code: 'mapping.unknown-field', field: path(extra.slice(0, 40)) })
    const out: Partial<T> = {}
    for (const name of names) {
      if (!Object.hasOwn(value, name) && newer.includes(name)) continue
      if (!Object.hasOwn(value, name)) return refuse({ code: 'mapping.missing-field', field: path(name) })
      const parsed = shape[name](value[name], path(name))
      if (!parsed.ok) return parsed
      out[name] = parsed.value
    }
    return done(out as T)
  }
}

const columns: Parser<Mapping['columns']> = (value, field) => {
  const parsed = table(text)(value, field)
  if (!parsed.ok) return parsed
  const extra = Object.keys(parsed.value).find((role) => !columnRoles.some((known) => known === role))
  return extra === undefined ? parsed : refuse({ code: 'mapping.unknown-field', field: `${field}.${extra}` })
}

const marks = exactly<RecordMarks>({
  regime: oneOf(regimes),
  controller: impersonal,
  purpose: oneOf(purposes),
  sourceGrade: oneOf(sourceGrades),
})

const mapping = exactly<Mapping>({
  columns,
  crs: orNull(text),
  dateOrder: oneOf(['ymd', 'mdy', 'dmy']),
  timeZone,
  defaultSource: oneOf(incidentSources),
  defaultGroup: orNull(text),
  values: exactly<Mapping['values']>(
    {
      source: table(oneOf(incidentSources)),
      group: table(text),
      code: table(text),
      investigation: table(oneOf(investigationStates)),
      indoor: list,
    },
    // Mappings that were saved before codes could be said what they are.
    ['code'],
  ),
  collapse: oneOf(['none', 'by-external-id']),
  unknownCodes: oneOf(['refuse', 'area-level']),
  snapWithinMetres: metres(0, 10_000),
  makePlacesMetres: orNull(metres(1, 10_000)),
  marks: orNull(marks),
})

/** A mapping from a file or a request body: a closed schema, where unknown and missing fields are refused by name. */
export const parseMapping = (value: unknown): Parsed<Mapping> => mapping(value, '')
