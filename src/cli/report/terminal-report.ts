import type { RankedPlace } from '../../domain/picture/picture.ts'
import type { Language } from '../language.ts'
import { changedRows } from './change-table.ts'
import { busiestHour } from './charts-section.ts'
import { doubtsOf, leadDetail, leadSentence } from './doubts.ts'
import type { FileReport } from './file-report.ts'
import { type Reader, readerOf, shortName } from './format.ts'
import { originFacts } from './origin-section.ts'
import { intervalText } from './points-list.ts'
import { exampleText, type ProblemSentence, qualityFacts } from './quality-section.ts'
import { bucketed } from './sparkline.ts'
import { blockBars, cell, textTable, wrapped } from './terminal-layout.ts'

export interface TerminalStyle {
  readonly width: number
  readonly colour: boolean
}

/** Places and changes that a screen holds; the page and `--json` have the rest. */
const listed = 15
const changes = 8

type Strong = (text: string) => string

function pointLines(report: FileReport, reader: Reader, { width }: TerminalStyle): string[] {
  const { say, rate, count } = reader
  const ranking = report.picture.ranking.slice(0, listed)
  const columns = [
    { head: '', align: 'right' as const, cell: (place: RankedPlace) => String(place.rank) },
    { head: say('place'), most: Math.max(16, width - 58), cell: (place: RankedPlace) => shortName(place.name) },
    { head: say('rate'), align: 'right' as const, cell: (place: RankedPlace) => rate(place.rate.value) },
    { head: '90 %', cell: ({ rate: { low, high } }: RankedPlace) => `${rate(low)}–${rate(high)}` },
    { head: '', cell: (place: RankedPlace) => (place.tiedWithNext ? '≈' : ' ') },
    { head: say('count'), align: 'right' as const, cell: (place: RankedPlace) => count(place.count) },
    { head: '', cell: (place: RankedPlace) => blockBars(bucketed(place.weekly, 10)) },
    { head: '', cell: (place: RankedPlace) => reader.peak(place.peak) },
  ]
  return [...textTable(columns, ranking), `  ≈ ${say('tiedWithNext')}`]
}

function weekdayLines(weekdays: readonly number[], reader: Reader): string[] {
  if (weekdays.every((count) => count === 0)) return []
  const most = Math.max(...weekdays)
  return weekdays.map((count, i) => {
    const bar = '█'.repeat(Math.round((count / most) * 30))
    return `  ${cell(reader.weekday(i + 1, 'short'), 5)}${cell(reader.count(count), 7, 'right')}  ${bar}`
  })
}

function rhythmLines({ picture: { rhythm }, weekdays }: FileReport, reader: Reader): string[] {
  if (rhythm.counted === 0) return weekdayLines(weekdays, reader)
  const most = Math.max(...rhythm.weights)
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const hours = rhythm.weights.slice((weekday - 1) * 24, weekday * 24)
    const wide = hours.map((weight) => blockBars([weight], most).repeat(2)).join('')
    return `  ${cell(reader.weekday(weekday, 'short'), 5)}${wide}`
  })
  const hours = `       ${[0, 6, 12, 18].map((hour) => cell(String(hour).padStart(2, '0'), 12)).join('')}`.trimEnd()
  return [...days, hours, `  ${reader.say('peak')}: ${busiestHour(rhythm.weights, reader)}`]
}

function changeLines(report: FileReport, reader: Reader): string[] {
  const { picture, since } = report
  if (!since) return []
  if (!picture.overallChange) return [`  ${reader.say('changeNone', { date: reader.day(since.date) })}`]
  return textTable(
    [
      { head: reader.say('place'), most: 34, cell: (row) => shortName(row.name) },
      { head: reader.say('perWeek'), align: 'right', cell: (row) => reader.change(row.change.value) },
      { head: '90 %', cell: (row) => intervalText(row.change, reader) },
    ],
    changedRows(report, reader, changes),
  )
}

function problemLines(report: FileReport, reader: Reader, sentence: ProblemSentence, width: number): string[] {
  return report.quality.problems.flatMap((kind) => {
    const head = wrapped(`${reader.count(kind.count)} × ${sentence(kind)}`, width, '  ', '      ')
    const example = kind.examples.length > 0 ? wrapped(exampleText(kind, reader), width, '      ') : []
    return [...head, ...example]
  })
}

/** The report for a terminal: one sentence, what to beware of, tables, small bars, and where the numbers come from. */
export function terminalReport(
  report: FileReport,
  language: Language,
  style: TerminalStyle,
  sentence: ProblemSentence,
): string {
  const reader = readerOf(language, report.file.mapping.timeZone)
  const { say } = reader
  const { picture } = report
  const strong: Strong = style.colour ? (text) => `\u001B[1m${text}\u001B[22m` : (text) => text
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', strong(title), ...lines]
  const detail = leadDetail(report, reader)
  const weeks =
    picture.totals.incidents > 0
      ? [
          `  ${blockBars(
            bucketed(
              picture.weeks.map((week) => week.count),
              style.width - 4,
            ),
          )}`,
        ]
      : []
  const facts = [...qualityFacts(report, reader)].map(({ name, value }) => ({ name, value }))
  const lines = [
    ...wrapped(leadSentence(report, reader), style.width).map(strong),
    ...(detail ? wrapped(detail, style.width) : []),
    ...section(
      say('doubt'),
      doubtsOf(report, reader).flatMap((doubt) => wrapped(doubt, style.width, '  • ', '    ')),
    ),
    ...(picture.ranking.length > 0 ? section(say('points'), pointLines(report, reader, style)) : []),
    ...section(say('weeks'), weeks),
    ...section(say('rhythm'), rhythmLines(report, reader)),
    ...(report.since
      ? section(say('change', { date: reader.day(report.since.date) }), changeLines(report, reader))
      : []),
    ...section(
      say('quality'),
      textTable(
        [
          { head: '', align: 'right', cell: (fact) => fact.value },
          { head: '', cell: (fact) => fact.name },
        ],
        facts,
      ),
    ),
    ...section(say('problems'), problemLines(report, reader, sentence, style.width)),
    ...section(
      say('origin'),
      originFacts(report, reader).flatMap(({ name, value }) => wrapped(`${name}: ${value}`, style.width, '  ', '    ')),
    ),
  ]
  return lines.join('\n')
}
