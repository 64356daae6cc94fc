import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { demoTimeZone } from '../demo/demo-calendar.ts'
import { incidentsCsv, placesGeojson, truthJson } from '../demo/demo-files.ts'
import { demoTown } from '../demo/events.ts'
import { demoOperationName, loadDemo } from '../demo/load-demo.ts'
import type { LocalDate } from '../domain/time/interval.ts'
import type { Define } from './commands.ts'
import { fill, type Words } from './language.ts'
import { dateArgument, jsonOption, wholeNumberArgument } from './options.ts'
import { refuseWith } from './refusal.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'
import { withStore } from './with-store.ts'
import { onePiece, writeWhole } from './write-file.ts'

const words = {
  seed: { sv: 'frö: samma frö, samma stad', en: 'seed: same seed, same town' },
  weeks: { sv: 'hela veckor sedan insatsens start', en: 'whole weeks since the start of the operation' },
  now: { sv: 'låtsas att det är denna dag (annars i dag)', en: 'pretend that it is this day (else today)' },
  name: { sv: 'insatsens namn', en: 'name of the operation' },
  out: {
    sv: 'skriv filer till en mapp i stället för till databasen',
    en: 'write files to a folder instead of the database',
  },
  example: {
    sv: '\nExempel:\n  narvaro demo --seed 7 --weeks 12\n  narvaro demo --seed 7 --out stad && narvaro analyse stad/incidents.csv --target stad/target.geojson',
    en: '\nExamples:\n  narvaro demo --seed 7 --weeks 12\n  narvaro demo --seed 7 --out town && narvaro analyse town/incidents.csv --target town/target.geojson',
  },
  loaded: {
    sv: 'Den påhittade insatsen {name} finns nu i databasen. Ge någon tillgång: narvaro user role EPOST ROLL --operation "{name}"',
    en: 'The invented operation {name} is now in the database. Let somebody in: narvaro user role EMAIL ROLE --operation "{name}"',
  },
  written: {
    sv: 'Påhittad stad med {count} händelser sedan {startsOn}: {files}',
    en: 'Invented town with {count} incidents, operation since {startsOn}: {files}',
  },
} as const satisfies Record<string, Words>

interface Options {
  readonly seed: number
  readonly weeks: number
  readonly now?: LocalDate
  readonly name?: string
  readonly out?: string
  readonly json?: boolean
}

/** Noon of the day in the town's own time: the same moment wherever the command runs. */
const momentOf = (date: LocalDate): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: demoTimeZone, plainTime: '12:00' }).epochMilliseconds

/** The target area alone, for `narvaro analyse --target`. */
function targetOf(places: string): string {
  const { features } = JSON.parse(places) as { features: { properties: { role?: string } }[] }
  const target = features.filter(({ properties }) => properties.role === 'target')
  return `${JSON.stringify({ type: 'FeatureCollection', features: target })}\n`
}

async function writeTown(options: Options, now: number, folder: string, terminal: Terminal): Promise<ExitCode> {
  const { seed, weeks, json = false } = options
  const town = demoTown({ seed, now, weeks })
  const places = placesGeojson(town)
  const files = [
    ['incidents.csv', incidentsCsv(town)],
    ['places.geojson', places],
    ['target.geojson', targetOf(places)],
    ['truth.json', truthJson(town)],
  ] as const
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) {
    const written = await writeWhole(join(folder, name), onePiece(text))
    if (!written.ok) return refuseWith(terminal, json, written.problem)
  }
  const paths = files.map(([name]) => join(folder, name))
  const { startsOn } = town.calendar
  if (json) printJson(terminal, { seed, weeks, startsOn, incidents: town.incidents.length, files: paths })
  else
    terminal.out(
      fill(words.written[terminal.language], { count: town.incidents.length, startsOn, files: paths.join(' ') }),
    )
  return exitCodes.done
}

async function loadTown(options: Options, now: number, terminal: Terminal): Promise<ExitCode> {
  const { seed, weeks, json = false } = options
  const name = options.name ?? `${demoOperationName} ${seed}`
  return withStore(terminal, json, async ({ store }) => {
    const loaded = await loadDemo(store, { seed, now, weeks, name })
    if (!loaded.ok) return refuseWith(terminal, json, loaded.problem)
    const { operation } = loaded.value
    if (json) printJson(terminal, { operation, name, seed, weeks })
    else terminal.out(fill(words.loaded[terminal.language], { name }))
    return exitCodes.done
  })
}

/** `narvaro demo`: another invented town, in the database or as files. */
export const define: Define = (command, terminal, finish) => {
  const { language } = terminal
  command
    .option('--seed <number>', words.seed[language], wholeNumberArgument(terminal, 0, 2 ** 32 - 1), 1)
    .option('--weeks <number>', words.weeks[language], wholeNumberArgument(terminal, 1, 104), 8)
    .option('--now <date>', words.now[language], dateArgument(terminal))
    .option('--name <name>', words.name[language])
    .option('--out <folder>', words.out[language])
    .addOption(jsonOption(terminal))
    .addHelpText('after', words.example[language])
    .action(async (options: Options) => {
      const now = options.now ? momentOf(options.now) : terminal.now()
      finish(await (options.out ? writeTown(options, now, options.out, terminal) : loadTown(options, now, terminal)))
    })
}
