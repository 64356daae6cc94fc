import type { Define } from './commands.ts'
import type { Words } from './language.ts'
import { jsonOption } from './options.ts'
import { refuseInWords, refuseWith } from './refusal.ts'
import { serve } from './serve.ts'
import { readSettings } from './settings.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'

const words = {
  more: {
    sv: `
Inställningar (miljövariabler):
  NARVARO_HOST          adress att lyssna på (127.0.0.1)
  NARVARO_PORT          port (4242)
  NARVARO_URL           adressen som människor använder, om den är en annan
  NARVARO_DATA          datamapp (./data)
  NARVARO_DATABASE_URL  PostgreSQL i stället för den inbyggda databasen
  NARVARO_SECRET        hemlighet för sessioner (annars görs en i datamappen)
  NARVARO_BASEMAP       kartrutor under insatsens ytor: adress eller .pmtiles-fil
  NARVARO_BASEMAP_CREDIT  vems kartrutorna är, till exempel © OpenStreetMap

Exempel:
  narvaro serve
  NARVARO_PORT=8080 NARVARO_DATABASE_URL=postgres://localhost/narvaro narvaro serve`,
    en: `
Settings (environment variables):
  NARVARO_HOST          address to listen on (127.0.0.1)
  NARVARO_PORT          port (4242)
  NARVARO_URL           the address that people use, when it is another
  NARVARO_DATA          data folder (./data)
  NARVARO_DATABASE_URL  PostgreSQL instead of the embedded database
  NARVARO_SECRET        secret of the sessions (else one is made in the data folder)
  NARVARO_BASEMAP       tiles under the operation's ground: address or .pmtiles file
  NARVARO_BASEMAP_CREDIT  whose the tiles are, for example © OpenStreetMap

Examples:
  narvaro serve
  NARVARO_PORT=8080 NARVARO_DATABASE_URL=postgres://localhost/narvaro narvaro serve`,
  },
} as const satisfies Record<string, Words>

/** Starts the server and stays until it is stopped. With `--json` one document when it is ready, on standard output. */
async function runServe(json: boolean, terminal: Terminal): Promise<ExitCode> {
  const settings = readSettings(terminal.environment)
  if (!settings.ok) return refuseInWords(terminal, json, settings.problem.code, settings.problem.message)
  const started = await serve(settings.value, {
    language: terminal.language,
    print: (line) => (json ? terminal.note(line) : terminal.out(line)),
    printFault: (text) => terminal.note(text),
  })
  if (!started.ok) {
    const { problem } = started
    if (problem.code === 'serve.refused') return refuseInWords(terminal, json, problem.code, problem.message)
    const folder = settings.value.dataFolder
    return refuseWith(terminal, json, problem.code === 'storage.locked' ? { ...problem, folder } : problem)
  }
  const { address, publicUrl, demoSignIns, closed } = started.value
  if (json) printJson(terminal, { address: address.origin, publicUrl: publicUrl.origin, demoSignIns })
  await closed
  return exitCodes.done
}

/** `narvaro serve`: the server with its web pages. */
export const define: Define = (command, terminal, finish) => {
  command
    .addOption(jsonOption(terminal))
    .addHelpText('after', words.more[terminal.language])
    .action(async ({ json = false }: { json?: boolean }) => finish(await runServe(json, terminal)))
}
