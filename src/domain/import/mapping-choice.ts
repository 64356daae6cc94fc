import { type Result, refuse } from '../result.ts'
import { hash128, hashHex } from './content-hash.ts'
import type { Mapping } from './mapping.ts'
import { type MappingProblem, parseMapping } from './mapping-file.ts'
import { holdsPersonalData } from './person-patterns.ts'

/** What a person decides of how a file is read; the rest of the mapping stays as it was guessed. */
export interface MappingChoice {
  readonly columns: Mapping['columns']
  readonly crs: string | null
  readonly dateOrder: Mapping['dateOrder']
  readonly defaultSource: Mapping['defaultSource']
  readonly collapse: Mapping['collapse']
  readonly values: Pick<Mapping['values'], 'code' | 'group' | 'source' | 'investigation'>
}

export type ChoiceProblem = MappingProblem | { readonly code: 'mapping.column-unknown'; readonly field: string }

/**
 * The mapping with what was chosen. Refused: a column that the file does not have or that would fill two roles, and
 * a value with something personal in it, since mappings are kept for the next file.
 */
export function chooseMapping(
  guessed: Mapping,
  choice: MappingChoice,
  columns: readonly string[],
): Result<Mapping, ChoiceProblem> {
  const unknown = Object.values(choice.columns).find((name) => !columns.includes(name))
  if (unknown !== undefined) return refuse({ code: 'mapping.column-unknown', field: unknown.slice(0, 40) })
  const names = Object.values(choice.columns)
  if (new Set(names).size < names.length) return refuse({ code: 'mapping.malformed', field: 'columns' })
  const personal = Object.entries(choice.values).find(([, table]) => Object.keys(table ?? {}).some(holdsPersonalData))
  if (personal) return refuse({ code: 'mapping.personal-data', field: `values.${personal[0]}` })
  const hasMeaning = choice.columns.code !== undefined || choice.columns.group !== undefined
  return parseMapping({
    ...guessed,
    ...choice,
    values: { ...guessed.values, ...choice.values },
    // Without a column that says what happened, something must: the row would be refused.
    defaultGroup: guessed.defaultGroup ?? (hasMeaning ? null : 'other'),
  })
}

/** The part of a mapping that a person is asked about. */
export const choiceOf = ({ columns, crs, dateOrder, defaultSource, collapse, values }: Mapping): MappingChoice => ({
  columns,
  crs,
  dateOrder,
  defaultSource,
  collapse,
  values: {
    code: values.code ?? {},
    group: values.group,
    source: values.source,
    investigation: values.investigation,
  },
})

/** By which the way of reading one file is found again for the next one with the same columns. */
export const layoutName = (columns: readonly string[]): string => `columns ${hashHex(hash128(columns.join('\n')))}`
