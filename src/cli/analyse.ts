import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Option } from 'commander'
import { type AnyId, uuidV7 } from '../domain/ids.ts'
import type { RowProblem } from '../domain/import/import-record.ts'
import { problemText } from '../domain/import/problem-text.ts'
import type { Area } from '../domain/place/place.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import { dayNumberOf } from '../domain/time/calendar.ts'
import type { EpochMs, LocalDate } from '../domain/time/interval.ts'
import { localClock, startOfDay } from '../domain/time/local-clock.ts'
import { openRowSource } from '../files/open-row-source.ts'
import { readPlacesFile } from '../files/places-geojson.ts'
import { analyseFile } from '../usecases/analyse-file.ts'
import type { FilePlane } from '../usecases/file-analysis.ts'
import { readIncidentFile } from '../usecases/read-incident-file.ts'
import { analyseWords as words } from './analyse-words.ts'
import type { Define } from './commands.ts'
import { fill } from './language.ts'
import { readMappingFile } from './mapping-option.ts'
import { crsArgument, dateArgument, jsonOption, timeZoneArgument, wholeNumberArgument } from './options.ts'
import { packageVersion } from './package-version.ts'
import { progressOf } from './progress.ts'
import { type Refusal, refuseInWords, refuseWith } from './refusal.ts'
import type { FileReport } from './report/file-report.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'

interface Options {
  readonly target?: string
  readonly since?: LocalDate
  readonly crs?: string
  readonly mapping?: string
  readonly cell: number
  readonly timeZone: string
  readonly html?: string
  readonly now?: LocalDate
  readonly json?: boolean
}

/** The last moment of the day that is asked for; without one, the clock. */
const momentOf = (options: Options, terminal: Terminal): EpochMs =>
  options.now ? startOfDay(localClock(options.timeZone), dayNumberOf(options.now) + 1) - 1 : terminal.now()

/** Areas of a GeoJSON file in the plane of the incidents. A polygon that says nothing of its role is the target. */
async function readAreas(path: string, plane: FilePlane | null): Promise<Result<readonly Area[], Refusal>> {
  if (!existsSync(path)) return refuse({ code: 'file.not-found', path })
  if (plane === null || plane.known === 'unnamed') return refuse({ code: 'target.plane-needed', path })
  let made = 0
  const makeId = <I extends AnyId>(): I => uuidV7<I>(made++, new Uint8Array(10))
  const read = await readPlacesFile(path, { planeEpsg: plane.planeEpsg, defaultRole: 'target', makeId })
  return read.ok && read.value.areas.length > 0 ? done(read.value.areas) : refuse({ code: 'geojson.malformed', path })
}

/** The file cannot be read at all: each reason on a line, with its remedy. */
function refuseFile(problems: readonly RowProblem[], path: string, json: boolean, terminal: Terminal): ExitCode {
  const { language } = terminal
  const sentences = problems.map((problem) => problemText(problem, language))
  const message = `${fill(words.cannotRead[language], { file: path })} ${sentences.join(' ')}`
  return refuseInWords(terminal, json, problems[0]?.code ?? 'file.unknown-format', { sv: message, en: message })
}

async function runAnalyse(path: string, options: Options, terminal: Terminal): Promise<ExitCode> {
  const { json = false } = options
  if (!existsSync(path)) return refuseWith(terminal, json, { code: 'file.not-found', path })
  const mapping = options.mapping === undefined ? done({}) : readMappingFile(options.mapping)
  if (!mapping.ok) return refuseWith(terminal, json, mapping.problem)
  const now = momentOf(options, terminal)
  const source = await openRowSource(path)
  const report = progressOf(terminal, words.reading[terminal.language])
  const read = await readIncidentFile(source, {
    mapping: mapping.value,
    crs: options.crs ?? null,
    cellMetres: options.cell,
    timeZone: options.timeZone,
    now,
    progress: (rows) => report(rows, null),
  })
  terminal.progress('')
  if (!read.ok) return refuseFile(read.problem, path, json, terminal)
  const areas = options.target === undefined ? done([]) : await readAreas(options.target, read.value.facts.plane)
  if (!areas.ok) return refuseWith(terminal, json, areas.problem)
  const analysis = await analyseFile(read.value, {
    since: options.since ?? null,
    areas: areas.value,
    now,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  })
  return answer({ ...analysis, version: packageVersion(), writtenAt: now }, options, terminal)
}

/** As JSON, as a page, or on the screen; what draws each is loaded only then. */
async function answer(report: FileReport, options: Options, terminal: Terminal): Promise<ExitCode> {
  const { language } = terminal
  const { json = false, html } = options
  const sentence = ({ code, examples }: { code: RowProblem['code']; examples: readonly RowProblem[] }): string =>
    problemText({ code, column: examples[0]?.column ?? null, value: null }, language)
  if (html !== undefined) {
    const { reportPage } = await import('./report/page.ts')
    const { onePiece, writeWhole } = await import('./write-file.ts')
    const written = await writeWhole(html, onePiece(reportPage(report, language, sentence)))
    if (!written.ok) return refuseWith(terminal, json, written.problem)
    if (!json) terminal.note(fill(words.written[language], { path: html }))
  }
  if (json) printJson(terminal, (await import('./report/json-report.ts')).jsonReport(report))
  else if (html === undefined) {
    const { terminalReport } = await import('./report/terminal-report.ts')
    terminal.out(terminalReport(report, language, terminal, sentence))
  }
  // What was wrong has been said in full; a script still has to be told that there is no picture.
  return report.quality.incidents > 0 ? exitCodes.done : exitCodes.refused
}

/** `narvaro analyse`: one file in, the picture out. */
export const define: Define = (command, terminal, finish) => {
  const { language } = terminal
  const whole = wholeNumberArgument(terminal, 1, 10_000)
  command
    .argument('<file>', words.file[language])
    .option('--target <file>', words.target[language])
    .option('--since <date>', words.since[language], dateArgument(terminal))
    .option('--crs <epsg>', words.crs[language], crsArgument(terminal))
    .option('--mapping <file>', words.mapping[language])
    .addOption(new Option('--cell <metres>', words.cell[language]).argParser(whole).default(25))
    .option('--time-zone <zone>', words.timeZone[language], timeZoneArgument(terminal), 'Europe/Stockholm')
    .option('--html <file>', words.html[language])
    .option('--now <date>', words.now[language], dateArgument(terminal))
    .addOption(jsonOption(terminal))
    .addHelpText('after', words.example[language])
    .action(async (path: string, options: Options) => finish(await runAnalyse(path, options, terminal)))
}
