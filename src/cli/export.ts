import type { Command } from 'commander'
import { exportIncidents, type IncidentExport } from '../usecases/export-incidents.ts'
import type { Define } from './commands.ts'
import { findOperation } from './find-operation.ts'
import { figure, fill, type Words } from './language.ts'
import { jsonOption } from './options.ts'
import { progressOf } from './progress.ts'
import { refuseWith } from './refusal.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'
import { writeWhole } from './write-file.ts'

const words = {
  operation: { sv: 'insatsens namn eller id', en: 'name or id of the operation' },
  out: { sv: 'skriv till en fil i stället för till skärmen', en: 'write to a file instead of the screen' },
  example: {
    sv: '\nExempel:\n  narvaro export --operation "Månlunda centrum" --out händelser.csv',
    en: '\nExample:\n  narvaro export --operation "Månlunda centrum" --out incidents.csv',
  },
  jsonNeedsOut: {
    sv: 'med --json behövs --out: raderna kan inte stå i samma svar',
    en: '--json needs --out: the rows cannot be in the same answer',
  },
  progress: { sv: 'Skriver händelser', en: 'Writing incidents' },
  done: {
    sv: '{count} händelser ur {name} skrevs till {out}. Exporten är loggad.',
    en: '{count} incidents of {name} were written to {out}. The export is logged.',
  },
} as const satisfies Record<string, Words>

interface Options {
  readonly operation?: string
  readonly out?: string
  readonly json?: boolean
}

/** Passes the text on and counts its lines, header left out. */
async function* counted(exported: IncidentExport, terminal: Terminal): AsyncGenerator<string> {
  const report = progressOf(terminal, words.progress[terminal.language])
  let lines = -1
  for await (const piece of exported.csv) {
    lines += piece.split('\n').length - 1
    report(lines, exported.provenance.incidents)
    yield piece
  }
  terminal.progress('')
}

async function runExport(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { json = false, out } = options
  return withStore(terminal, json, async ({ store }) => {
    const found = await findOperation(store, options.operation ?? null)
    if (!found.ok) return refuseWith(terminal, json, found.problem)
    const { id: operation, name } = found.value
    const exported = await exportIncidents({ store, clock: terminal }, { operation, by: null })
    if (!exported.ok) return refuseWith(terminal, json, { code: 'operation.not-found', name, known: '–' })
    if (out === undefined) {
      for await (const piece of exported.value.csv) await terminal.write(piece)
      return exitCodes.done
    }
    const written = await writeWhole(out, counted(exported.value, terminal))
    if (!written.ok) return refuseWith(terminal, json, written.problem)
    const { provenance } = exported.value
    const count = figure(terminal.language, provenance.incidents)
    if (json) printJson(terminal, { out, provenance })
    else terminal.note(fill(words.done[terminal.language], { count, name, out }))
    return exitCodes.done
  })
}

/** `narvaro export`: the incidents of an operation, as CSV with their marks. */
export const define: Define = (command, terminal, finish) => {
  const { language } = terminal
  command
    .option('--operation <name>', words.operation[language])
    .option('--out <file>', words.out[language])
    .addOption(jsonOption(terminal))
    .addHelpText('after', words.example[language])
    .action(async (options: Options, self: Command) => {
      if (options.json && options.out === undefined) self.error(words.jsonNeedsOut[language])
      finish(await runExport(options, terminal))
    })
}
