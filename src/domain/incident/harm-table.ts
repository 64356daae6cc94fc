import { holdsPersonalData } from '../import/person-patterns.ts'
import { done, type Result, refuse } from '../result.ts'

/**
 * How heavily an operation counts each crime group, as it decided and from a source it names (methods §1).
 * A group that is not named weighs 1; 0 leaves a group out of the ranking by harm.
 */
export interface HarmTable {
  /** Where the weights come from, in one line. */
  readonly source: string
  /** Crime group → weight, 0 to `heaviestHarm`. */
  readonly weights: Readonly<Record<string, number>>
}

export interface HarmTableProblem {
  readonly code:
    | 'harm-table.malformed'
    | 'harm-table.source-missing'
    | 'harm-table.personal-data'
    | 'harm-table.group-unknown'
    | 'harm-table.weight-out-of-range'
  /** The field or group that is wrong; empty for the whole. */
  readonly at: string
}

/** Heavier than any published index counts a crime (those go to some thousands of days); keeps rates finite. */
const heaviestHarm = 1_000_000
const longestSource = 200

const no = (code: HarmTableProblem['code'], at: string) => refuse<HarmTableProblem>({ code, at })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWeight = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= heaviestHarm

/**
 * An operation's harm weights from parsed JSON, `{ "source": "…", "weights": { "robbery": 3 } }`. Refuses other
 * fields, a missing source or one with personal data, groups that are not among `groups`, and weights below 0, too heavy or no number.
 */
export function parseHarmTable(value: unknown, groups: readonly string[]): Result<HarmTable, HarmTableProblem> {
  if (!isRecord(value)) return no('harm-table.malformed', '')
  const stranger = Object.keys(value).find((key) => key !== 'source' && key !== 'weights')
  if (stranger !== undefined) return no('harm-table.malformed', stranger)
  const source = typeof value.source === 'string' ? value.source.trim() : ''
  if (source === '') return no('harm-table.source-missing', 'source')
  if (source.length > longestSource) return no('harm-table.malformed', 'source')
  if (holdsPersonalData(source)) return no('harm-table.personal-data', 'source')
  if (!isRecord(value.weights) || Object.keys(value.weights).length === 0) return no('harm-table.malformed', 'weights')
  const weights: [string, number][] = []
  for (const [group, weight] of Object.entries(value.weights)) {
    if (!groups.includes(group)) return no('harm-table.group-unknown', group)
    if (!isWeight(weight)) return no('harm-table.weight-out-of-range', group)
    weights.push([group, weight])
  }
  return done({ source, weights: Object.fromEntries(weights) })
}

/** Weight of a crime group: 1 where the table does not name it. */
export const harmWeight = ({ weights }: HarmTable, group: string): number =>
  Object.hasOwn(weights, group) ? (weights[group] as number) : 1
