import type { ProblemKind } from '../../usecases/file-analysis.ts'
import type { FileReport } from './file-report.ts'
import type { Reader } from './format.ts'
import { html, type Markup } from './markup.ts'
import { table } from './tables.ts'
import type { PhraseKey } from './words.ts'

/** A figure with its name; those that are nothing are not shown. */
export interface Fact {
  readonly name: string
  readonly value: string
}

/** The figures of the file in the order they matter; shared by the page and the terminal. */
export function qualityFacts({ quality }: FileReport, reader: Reader): Fact[] {
  const { say, count, share, duration } = reader
  const delay = quality.reportingDelay
  const always: Fact[] = [
    { name: say('rows'), value: count(quality.rows) },
    { name: say('incidents'), value: count(quality.incidents) },
  ]
  const parts: readonly (readonly [PhraseKey, number, number])[] = [
    ['refusedRows', quality.refusedRows, quality.rows],
    ['withoutTime', quality.withoutTime, quality.rows],
    ['withoutPlace', quality.withoutPlace, quality.rows],
    ['skipped', quality.skippedRows, quality.rows],
    ['collapsed', quality.collapsedRows, quality.rows],
    ['overTwelve', quality.overTwelveHours, quality.incidents],
    ['overSeven', quality.overSevenDays, quality.incidents],
    ['sensitive', quality.sensitive, quality.incidents],
  ]
  const counted: readonly (readonly [PhraseKey, number])[] = [
    ['redacted', quality.redactedCells],
    ['droppedColumns', quality.droppedColumns.length],
    ['dstMoved', quality.dstMoved],
  ]
  return [
    ...always,
    ...parts
      .filter(([, part]) => part > 0)
      .map(([key, part, whole]) => ({ name: say(key), value: `${count(part)} (${share(part, whole)})` })),
    ...counted.filter(([, value]) => value > 0).map(([key, value]) => ({ name: say(key), value: count(value) })),
    ...(delay
      ? [{ name: say('delay', { ninety: duration(delay.ninetiethPercentileDays) }), value: duration(delay.medianDays) }]
      : []),
  ]
}

/** What is wrong and what to do about it, in the reader's language. */
export type ProblemSentence = (kind: ProblemKind) => string

/** `row 12, fromDate: "31/2/24"`: one row to look at; its value has been screened. */
export function exampleText({ examples }: ProblemKind, reader: Reader): string {
  return examples
    .slice(0, 3)
    .map(({ row, column, value }) =>
      [`${reader.say('row')} ${reader.count(row)}`, column, value === null ? null : `“${value}”`]
        .filter(Boolean)
        .join(' · '),
    )
    .join('; ')
}

function problemTable(problems: readonly ProblemKind[], reader: Reader, sentence: ProblemSentence): Markup {
  const { say, count } = reader
  return html`<p class="quiet small">${say('problemsAbout')}</p>${table(
    say('problems'),
    [
      {
        head: say('kind'),
        cell: (kind) => sentence(kind),
      },
      { head: say('count'), numeric: true, cell: (kind) => count(kind.count) },
      { head: say('rowsAre'), cell: (kind) => say(kind.leavesOut ? 'leftOut' : 'kept') },
      { head: say('example'), cell: (kind) => exampleText(kind, reader) },
    ],
    problems,
  )}`
}

const mix = (label: string, countHead: string, rows: readonly Fact[]): Markup | null =>
  rows.length === 0
    ? null
    : html`<div><h3>${label}</h3>${table(
        label,
        [
          { head: '', cell: (fact: Fact) => fact.name },
          { head: countHead, numeric: true, cell: (fact) => fact.value },
        ],
        rows,
      )}</div>`

/** How far the file can be trusted: figures, mixes, problems with their remedy. */
export function qualitySection(report: FileReport, reader: Reader, sentence: ProblemSentence): Markup {
  const { quality } = report
  const { say, count } = reader
  const facts = qualityFacts(report, reader).map(
    ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )
  const mixes = [
    mix(
      say('sources'),
      say('count'),
      quality.sources.map((one) => ({ name: say(`source.${one.source}`), value: count(one.count) })),
    ),
    mix(
      say('unknownCodes'),
      say('count'),
      quality.unknownCodes.map((one) => ({ name: one.code, value: count(one.count) })),
    ),
    mix(
      say('endedCodes'),
      say('count'),
      quality.endedCodes.map((one) => ({ name: one.code, value: count(one.count) })),
    ),
  ].filter((part) => part !== null)
  const problems =
    quality.problems.length > 0 ? problemTable(quality.problems, reader, sentence) : html`<p>${say('noProblems')}</p>`
  return html`<section class="panel long"><h2>${say('quality')}</h2><dl class="facts">${facts}</dl><div class="even">${mixes}</div><h3>${say('problems')}</h3>${problems}</section>`
}
