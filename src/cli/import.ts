import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { Option } from 'commander'
import { epsgNumber } from '../domain/geo/crs.ts'
import type { Mapping } from '../domain/import/mapping.ts'
import { holdsPersonalData } from '../domain/import/person-patterns.ts'
import { incidentSources } from '../domain/incident/incident.ts'
import type { Operation } from '../domain/operation/operation.ts'
import { type AreaRole, areaRoles } from '../domain/place/place.ts'
import { done, type Result } from '../domain/result.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import { addOperation } from '../usecases/add-operation.ts'
import type { Define } from './commands.ts'
import { findOperation } from './find-operation.ts'
import { type ImportFileOptions, importFile } from './import-file.ts'
import { importCodeTable, importHarmTable, importPlaces } from './import-ground.ts'
import { importWords as words } from './import-words.ts'
import { fill } from './language.ts'
import {
  crsArgument,
  dateArgument,
  jsonOption,
  planeArgument,
  timeZoneArgument,
  wholeNumberArgument,
} from './options.ts'
import { type Refusal, refuseWith } from './refusal.ts'
import type { ExitCode, Terminal } from './terminal.ts'
import { type OpenStore, withStore } from './with-store.ts'

interface Options extends Omit<ImportFileOptions, 'json' | 'collapse'> {
  readonly operation?: string
  readonly newOperation?: string
  readonly starts?: LocalDate
  readonly plane: string
  readonly timeZone: string
  readonly organisation?: string
  readonly places?: boolean
  readonly areaRole?: AreaRole
  readonly codeTable?: boolean
  readonly harmTable?: boolean
  readonly collapse?: Mapping['collapse']
  readonly json?: boolean
}

/** The operation that the line names, or the new one it asks for. */
async function operationFor(
  open: OpenStore,
  options: Options,
  terminal: Terminal,
): Promise<Result<Operation, Refusal>> {
  const { newOperation: name, starts: startsOn } = options
  if (name === undefined || startsOn === undefined) return findOperation(open.store, options.operation ?? null)
  const made = await addOperation(
    { ...open.deps, clock: terminal },
    {
      name,
      startsOn,
      timeZone: options.timeZone,
      planeEpsg: epsgNumber(options.plane) ?? 0,
      organisation: options.organisation ?? name,
      by: null,
    },
  )
  if (!made.ok) return made
  terminal.note(fill(words.made[terminal.language], { name, id: made.value.id }))
  return done(made.value)
}

async function runImport(path: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const { json = false, areaRole = null } = options
  if (!existsSync(path)) return refuseWith(terminal, json, { code: 'file.not-found', path })
  if (options.saveMapping !== undefined && holdsPersonalData(options.saveMapping))
    return refuseWith(terminal, json, { code: 'mapping.name-personal-data' })
  return withStore(terminal, json, async (open) => {
    const operation = await operationFor(open, options, terminal)
    if (!operation.ok) return refuseWith(terminal, json, operation.problem)
    if (options.places) return importPlaces(open, operation.value, path, { json, areaRole }, terminal)
    if (options.codeTable) return importCodeTable(open.store, operation.value, path, json, terminal)
    if (options.harmTable) return importHarmTable(open.store, operation.value, path, json, terminal)
    return importFile(open, operation.value, path, { ...options, json }, terminal)
  })
}

/** `narvaro import`: incidents, or with `--places`, `--code-table` and `--harm-table` what they are read against. */
export const define: Define = (command: Command, terminal, finish) => {
  const { language } = terminal
  const option = (flags: string, about: keyof typeof words): Option =>
    new Option(flags, (words[about] as { sv: string; en: string })[language])
  command
    .argument('<file>', words.file[language])
    .addOption(option('--operation <name>', 'operation').conflicts('newOperation'))
    .addOption(option('--mapping <name>', 'mapping'))
    .addOption(option('--save-mapping <name>', 'saveMapping').conflicts('dryRun'))
    .addOption(option('--crs <epsg>', 'crs').argParser(crsArgument(terminal)))
    .addOption(option('--make-places <metres>', 'makePlaces').argParser(wholeNumberArgument(terminal, 0, 10_000)))
    .addOption(option('--collapse <how>', 'collapse').choices(['none', 'by-external-id']))
    .addOption(option('--source <source>', 'source').choices([...incidentSources]))
    .addOption(option('--leave-out-bad-rows', 'leaveOut'))
    .addOption(option('--dry-run', 'dryRun').conflicts(['newOperation', 'places', 'codeTable', 'harmTable']))
    .addOption(option('--errors <file>', 'errors'))
    .addOption(option('--places', 'places').conflicts(['codeTable', 'harmTable']))
    .addOption(option('--area-role <role>', 'areaRole').choices([...areaRoles]))
    .addOption(option('--code-table', 'codeTable').conflicts('harmTable'))
    .addOption(option('--harm-table', 'harmTable'))
    .addOption(option('--new-operation <name>', 'newOperation'))
    .addOption(option('--starts <date>', 'starts').argParser(dateArgument(terminal)))
    .addOption(option('--plane <epsg>', 'plane').argParser(planeArgument(terminal)).default('EPSG:3006'))
    .addOption(
      option('--time-zone <zone>', 'timeZone').argParser(timeZoneArgument(terminal)).default('Europe/Stockholm'),
    )
    .addOption(option('--organisation <name>', 'organisation'))
    .addOption(jsonOption(terminal))
    .addHelpText('after', words.example[language])
    .action(async (path: string, options: Options, self: Command) => {
      if (options.newOperation !== undefined && options.starts === undefined) self.error(words.startsMissing[language])
      finish(await runImport(path, options, terminal))
    })
}
