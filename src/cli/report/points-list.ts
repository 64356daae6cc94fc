import type { RankedPlace } from '../../domain/picture/picture.ts'
import { toneOf } from './amount.ts'
import type { FileReport } from './file-report.ts'
import { type Reader, shortName } from './format.ts'
import { html, type Markup } from './markup.ts'
import { sparkline } from './sparkline.ts'

/** Blue, orange, or neither when the interval holds 0: an uncertain change has no colour. */
export function changeTone(change: RankedPlace['change']): 'more' | 'less' | '' {
  if (change === null || (change.low <= 0 && change.high >= 0)) return ''
  return change.value > 0 ? 'more' : 'less'
}

/** The first places as on the desk: rank, name, when, course, rate; the change where there is one. */
export function pointsList(report: FileReport, reader: Reader, shown: number): Markup {
  const { picture } = report
  const ranking = picture.ranking.slice(0, shown)
  const most = ranking[0]?.rate.value ?? 0
  const row = (place: RankedPlace): Markup => {
    const tone = toneOf(place.rate.value, most)
    const notes = [
      report.target === null ? '' : reader.say(report.inTarget.has(place.placeId) ? 'inTarget' : 'outsideTarget'),
      reader.peak(place.peak),
      place.tiedWithNext ? '≈' : '',
    ]
    return html`<li><span class="rank b${Math.max(tone, 1)}">${place.rank}</span><span><b>${shortName(place.name)}</b><small>${notes.filter(Boolean).join(' · ')}</small></span>${sparkline(place.weekly, picture.firstWeekSinceStart)}${place.change ? changed(place.change, reader) : rated(place, reader)}</li>`
  }
  return html`<ol class="points">${ranking.map(row)}</ol>`
}

const rated = ({ rate }: RankedPlace, reader: Reader): Markup =>
  html`<span class="num"><b>${reader.rate(rate.value)}</b><small>${reader.rate(rate.low)}–${reader.rate(rate.high)}</small></span>`

const changed = (change: NonNullable<RankedPlace['change']>, reader: Reader): Markup =>
  html`<span class="num ${changeTone(change)}"><b>${reader.change(change.value)}</b><small>${intervalText(change, reader)}</small></span>`

/** `−2.1 to +0.4`: the ends with their signs, since a dash between signs cannot be read. */
export const intervalText = (change: { readonly low: number; readonly high: number }, reader: Reader): string =>
  `${reader.change(change.low)} ${reader.say('to')} ${reader.change(change.high)}`
