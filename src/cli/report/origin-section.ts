import type { FileReport } from './file-report.ts'
import type { Reader } from './format.ts'
import { html, type Markup } from './markup.ts'
import type { Fact } from './quality-section.ts'

/** Everything needed to make the same numbers again; shared by the page and the terminal. */
export function originFacts(report: FileReport, reader: Reader): Fact[] {
  const { file, picture } = report
  const { say } = reader
  const columns = Object.entries(file.mapping.columns).map(([role, column]) => `${role} = ${column}`)
  const facts: Fact[] = [
    { name: say('file'), value: `${file.name} (${file.format}, ${reader.count(file.bytes)} B)` },
    { name: say('hash'), value: file.sha256 },
    { name: say('columns'), value: columns.join(' · ') },
    { name: say('plane'), value: planeText(report, reader) },
  ]
  const { provenance } = picture
  const parameters = Object.entries(provenance.parameters).map(([name, value]) => `${name} = ${String(value)}`)
  return [
    ...facts,
    { name: say('method'), value: `${provenance.method} ${provenance.version}` },
    { name: say('parameters'), value: parameters.join(' · ') },
    { name: say('cutOff'), value: provenance.cutOff },
    { name: say('zone'), value: provenance.timeZone },
    { name: say('seed'), value: String(provenance.seed) },
    { name: say('inputHash'), value: provenance.inputHash },
  ]
}

function planeText({ file: { plane } }: FileReport, reader: Reader): string {
  if (plane === null) return '–'
  if (plane.known === 'unnamed') return reader.say('planeUnnamed')
  return plane.sourceEpsg === plane.planeEpsg
    ? `EPSG:${plane.planeEpsg}`
    : `EPSG:${plane.sourceEpsg} → EPSG:${plane.planeEpsg}`
}

/** Method, parameters, hashes: the numbers can be run again. */
export function originSection(report: FileReport, reader: Reader): Markup {
  const rows = originFacts(report, reader).map(({ name, value }) => html`<dt>${name}</dt><dd>${value}</dd>`)
  return html`<section class="panel"><h2>${reader.say('origin')}</h2><p class="quiet">${reader.say('originAbout')}</p><dl class="origin">${rows}</dl></section>`
}
