import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { CrimeCodeTable } from '../domain/incident/crime-codes.ts'
import { type CodeTableProblem, codeTableFromRows, parseCodeTable } from '../domain/incident/parse-code-table.ts'
import { type Result, refuse } from '../domain/result.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { openRowSource } from '../files/open-row-source.ts'
import type { Refusal } from './refusal.ts'

const no = (path: string, reason: string) => refuse<Refusal>({ code: 'code-table.malformed', path, reason })

function explained(path: string, parsed: Result<CrimeCodeTable, CodeTableProblem>): Result<CrimeCodeTable, Refusal> {
  if (!parsed.ok && parsed.problem.code === 'code-table.personal-data')
    return refuse<Refusal>({ code: parsed.problem.code, path, at: parsed.problem.at })
  return parsed.ok ? parsed : no(path, `${parsed.problem.code} ${parsed.problem.at}`.trim())
}

function fromJson(path: string): Result<CrimeCodeTable, Refusal> {
  try {
    return explained(path, parseCodeTable(JSON.parse(readFileSync(path, 'utf8'))))
  } catch (error) {
    if (error instanceof SyntaxError) return no(path, 'JSON')
    throw error
  }
}

/**
 * An operation's own table of crime codes: JSON of the shape of `CrimeCodeTable`, or a list as Brå publishes it
 * (`brottskod;benamning;upphord;kodgrupp`), which then carries the day it was read and the file's name as source.
 */
export async function readCodeTable(path: string, today: LocalDate): Promise<Result<CrimeCodeTable, Refusal>> {
  if (path.endsWith('.json')) return fromJson(path)
  const source = await openRowSource(path)
  const rows: (readonly string[])[] = [source.columns]
  for await (const row of source.rows()) {
    if ('problem' in row) return no(path, `${row.problem.code} ${row.problem.row}`)
    rows.push(row.cells)
  }
  const name = basename(path)
  return explained(path, codeTableFromRows(rows, { name, version: today, source: name }))
}
