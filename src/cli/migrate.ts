import type { Define } from './commands.ts'
import { fill, type Words } from './language.ts'
import { jsonOption } from './options.ts'
import { exitCodes, printJson } from './terminal.ts'
import { withStore } from './with-store.ts'

const words = {
  example: {
    sv: '\nExempel:\n  narvaro migrate\n  NARVARO_DATABASE_URL=postgres://localhost/narvaro narvaro migrate',
    en: '\nExamples:\n  narvaro migrate\n  NARVARO_DATABASE_URL=postgres://localhost/narvaro narvaro migrate',
  },
  nothing: {
    sv: 'Databasen ({kind} {version}) är redan aktuell: {migration}.',
    en: 'The database ({kind} {version}) is already up to date: {migration}.',
  },
  applied: {
    sv: 'Databasen ({kind} {version}) är nu på {migration}. Infört: {names}.',
    en: 'The database ({kind} {version}) is now at {migration}. Applied: {names}.',
  },
} as const satisfies Record<string, Words>

/** `narvaro migrate`: makes or updates the tables; doing it twice is doing it once. */
export const define: Define = (command, terminal, finish) => {
  command
    .addOption(jsonOption(terminal))
    .addHelpText('after', words.example[terminal.language])
    .action(async ({ json = false }: { json?: boolean }) => {
      const code = await withStore(terminal, json, async ({ database, applied, migration }) => {
        const { kind, version } = database
        const sentence = words[applied.length > 0 ? 'applied' : 'nothing'][terminal.language]
        if (json) printJson(terminal, { database: { kind, version }, migration, applied })
        else terminal.out(fill(sentence, { kind, version, migration, names: applied.join(', ') }))
        return exitCodes.done
      })
      finish(code)
    })
}
