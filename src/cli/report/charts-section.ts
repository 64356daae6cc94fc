import type { Picture } from '../../domain/picture/picture.ts'
import { figure } from '../language.ts'
import type { FileReport } from './file-report.ts'
import type { Reader } from './format.ts'
import { html, type Markup, px } from './markup.ts'
import { rhythmSvg, rhythmTable } from './rhythm.ts'
import { type Column, table } from './tables.ts'
import { isIncomplete, weeksSvg } from './weeks.ts'

/** `Friday 22–23`: the heaviest of the 168 hours. */
export function busiestHour(weights: readonly number[], reader: Reader): string {
  const at = weights.reduce((best, weight, i) => (weight > (weights[best] ?? 0) ? i : best), 0)
  return `${reader.weekday(Math.floor(at / 24) + 1, 'long')} ${at % 24}–${(at % 24) + 1}`
}

function weeksPanel(picture: Picture, report: FileReport, reader: Reader): Markup {
  const { weeks } = picture
  const { say } = reader
  const sum = weeks.reduce((total, week) => total + week.count, 0)
  const label = say('weeksLabel', {
    from: reader.day(weeks[0]?.startsOn ?? ''),
    to: reader.day(weeks.at(-1)?.startsOn ?? ''),
    most: reader.count(weeks.reduce((most, week) => Math.max(most, week.count), 0)),
    sum: reader.count(sum),
  })
  const svg = weeksSvg(weeks, picture.firstWeekSinceStart, {
    label,
    start: say('start', { date: report.since ? reader.day(report.since.date) : '' }),
    month: reader.month,
  })
  const notes = [
    weeks.some(isIncomplete) ? say('incomplete') : '',
    weeks.some((week) => week.discovered > 0) ? say('foundOutline') : '',
  ].filter(Boolean)
  return html`<div><h2>${say('weeks')}</h2>${svg}${notes.length > 0 && html`<p class="quiet small">${notes.join(' · ')}</p>`}</div>`
}

/** What is left of the rhythm when no hour is known. */
function weekdaysPanel({ weekdays }: FileReport, reader: Reader): Markup {
  const { say, count } = reader
  const most = Math.max(...weekdays, 1)
  const columns: Column<number>[] = [
    { head: '', cell: (weekday) => reader.weekday(weekday + 1, 'long') },
    { head: say('count'), numeric: true, cell: (weekday) => count(weekdays[weekday] ?? 0) },
    {
      head: '',
      cell: (weekday) =>
        html`<svg width="220" height="14" aria-hidden="true"><rect class="f3" width="${px(((weekdays[weekday] ?? 0) / most) * 220)}" height="14" rx="2"/></svg>`,
    },
  ]
  return html`<div><h2>${say('weekdays')}</h2><p class="quiet small">${say('weekdaysAbout')}</p>${table(say('weekdays'), columns, [0, 1, 2, 3, 4, 5, 6])}</div>`
}

function rhythmPanel({ rhythm }: Picture, report: FileReport, reader: Reader): Markup {
  const { say } = reader
  if (rhythm.counted === 0) return weekdaysPanel(report, reader)
  const words = {
    label: say('rhythmLabel', { busiest: busiestHour(rhythm.weights, reader) }),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => reader.weekday(weekday, 'long')),
  }
  const about = say('rhythmAbout', { zone: report.file.mapping.timeZone, counted: reader.count(rhythm.counted) })
  const numbers = rhythmTable(rhythm.weights, words, (weight) => figure(reader.language, weight, 1))
  return html`<div><h2>${say('rhythm')}</h2>${rhythmSvg(rhythm.weights, words)}<p class="quiet small">${about}</p><details><summary>${say('rhythmNumbers')}</summary>${numbers}</details></div>`
}

/** Weeks and rhythm side by side. */
export function chartsSection(report: FileReport, reader: Reader): Markup | null {
  const { picture } = report
  if (picture.totals.incidents === 0) return null
  return html`<section class="panel even">${weeksPanel(picture, report, reader)}${rhythmPanel(picture, report, reader)}</section>`
}
