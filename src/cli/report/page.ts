import type { RankedPlace } from '../../domain/picture/picture.ts'
import type { Language } from '../language.ts'
import { changeTables } from './change-table.ts'
import { chartsSection } from './charts-section.ts'
import { doubtsOf, leadDetail, leadSentence } from './doubts.ts'
import type { FileReport } from './file-report.ts'
import { type Reader, readerOf, shortName } from './format.ts'
import { type MapPoint, mapSvg, pointsOutside } from './map.ts'
import { html, Markup } from './markup.ts'
import { originSection } from './origin-section.ts'
import { pointsList } from './points-list.ts'
import { type ProblemSentence, qualitySection } from './quality-section.ts'
import { rankingTable } from './tables.ts'
import { styleSheet } from './tokens.ts'

/** Places beside the map, on the map, in the table: a page that people read to the end. */
const listed = 8
const onMap = 25
const inTable = 50
const changes = 10

function mapPoints(report: FileReport): MapPoint[] {
  const ranking = report.picture.ranking.slice(0, onMap)
  const point = (place: RankedPlace): MapPoint[] => {
    const at = report.positions.get(place.placeId)
    const { rank, rate } = place
    const name = shortName(place.name)
    return at ? [{ east: at.eastMetres, north: at.northMetres, rank, name, rate: rate.value, high: rate.high }] : []
  }
  return ranking.flatMap(point)
}

function legend(report: FileReport, { say }: Reader, outside: number): Markup {
  const steps = [1, 2, 3, 4, 5].map((tone, i) => html`<rect class="f${tone}" x="${i * 16}" width="16" height="11"/>`)
  return html`<div class="legend"><span><svg width="80" height="11" aria-hidden="true">${steps}</svg>${say('legendSize')}</span><span><svg width="16" height="16" aria-hidden="true"><circle class="ring" cx="8" cy="8" r="7"/></svg>${say('legendRing')}</span><span><svg width="11" height="11" aria-hidden="true"><rect class="seen" width="11" height="11"/></svg>${say('legendSeen')}</span>${report.outline.length > 0 && html`<span><svg width="22" height="4" aria-hidden="true"><path class="target" d="M0 2h22"/></svg>${say('legendTarget')}</span>`}${outside > 0 && html`<span>${say('legendOutside', { count: outside })}</span>`}</div>`
}

function pointsSection(report: FileReport, reader: Reader): Markup | null {
  if (report.picture.ranking.length === 0) return null
  const { say } = reader
  const about =
    report.since && report.picture.overallChange
      ? say('pointsChange', { date: reader.day(report.since.date) })
      : say('pointsAbout')
  const list = html`<div><h2>${say('points')}</h2><p class="quiet small">${about}${report.picture.ranking.slice(0, listed).some((place) => place.tiedWithNext) && html` · ≈ ${say('tiedWithNext')}`}</p>${pointsList(report, reader, listed)}</div>`
  const points = mapPoints(report)
  if (points.length === 0) return html`<section class="panel">${list}</section>`
  const view = { points, seen: report.seen, outline: report.outline, label: say('map') }
  return html`<section class="panel split"><div class="ground">${mapSvg(view)}${legend(report, reader, pointsOutside(view))}</div>${list}</section>`
}

function changeSection(report: FileReport, reader: Reader): Markup | null {
  if (!report.since) return null
  const date = reader.day(report.since.date)
  const content = changeTables(report, reader, changes) ?? html`<p>${reader.say('changeNone', { date })}</p>`
  return html`<section class="panel"><h2>${reader.say('change', { date })}</h2><p class="quiet">${reader.say('changeAbout')}</p>${content}</section>`
}

function allPointsSection(report: FileReport, reader: Reader): Markup | null {
  const all = report.picture.ranking.length
  if (all === 0) return null
  const about = reader.say('allPointsAbout', { shown: reader.count(Math.min(inTable, all)), all: reader.count(all) })
  const k = Number(report.picture.provenance.parameters.topK)
  return html`<section class="panel long"><h2>${reader.say('allPoints')}</h2><p class="quiet">${about}</p>${rankingTable(report, reader, inTable, k)}</section>`
}

/** A sentence with its options (`--crs EPSG:3006`) set apart and never broken over two lines. */
const withOptions = (sentence: string): Markup[] =>
  sentence
    .split(/(--[a-z]+(?: (?:EPSG:)?\d+)?)/)
    .map((part) => (part.startsWith('--') ? html`<code>${part}</code>` : html`${part}`))

function top(report: FileReport, reader: Reader): Markup {
  const { say } = reader
  const { period, name } = report.file
  const rows = reader.count(report.quality.rows)
  const facts = period
    ? say('period', { rows, from: reader.date(period.from), to: reader.date(period.to) })
    : say('noPeriod', { rows })
  return html`<header><b>närvaro</b><strong>${name}</strong><span>${facts}</span><span>${say('written', { now: reader.moment(report.writtenAt) })}</span></header>`
}

/**
 * The report as one HTML file: no script, no outside address, both colour schemes, printable.
 * @param sentence what a row problem is and what to do, in the reader's language
 */
export function reportPage(report: FileReport, language: Language, sentence: ProblemSentence): string {
  const reader = readerOf(language, report.file.mapping.timeZone)
  const doubts = doubtsOf(report, reader).map((doubt) => html`<li>${withOptions(doubt)}</li>`)
  const detail = leadDetail(report, reader)
  const page = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="narvaro ${report.version}"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${reader.say('title', { file: report.file.name })}</title><style>${new Markup(styleSheet)}</style></head>
<body>${top(report, reader)}<main><h1>${leadSentence(report, reader)}</h1>${detail && html`<p class="lead">${detail}</p>`}<section class="doubt" aria-label="${reader.say('doubt')}"><h2>${reader.say('doubt')}</h2><ul>${doubts}</ul></section>
${pointsSection(report, reader)}
${chartsSection(report, reader)}
${changeSection(report, reader)}
${allPointsSection(report, reader)}
${qualitySection(report, reader, sentence)}
${originSection(report, reader)}</main><footer>${reader.say('footer', { version: report.version })}</footer></body></html>
`
  return page.text
}
