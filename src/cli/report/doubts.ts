import type { FileReport } from './file-report.ts'
import type { Reader } from './format.ts'

/** How many places at the top cannot be told apart, 1 when the first stands alone. */
export function tiedAtTop(report: FileReport): number {
  const { ranking } = report.picture
  const apart = ranking.findIndex((place) => !place.tiedWithNext)
  return apart < 0 ? ranking.length : apart + 1
}

/**
 * What a reader must know before believing the report, most important first.
 * Each rule answers a sentence, or null when it has nothing to say.
 */
const rules: readonly ((report: FileReport, reader: Reader) => string | null)[] = [
  ({ places }, { say }) => (places.from === 'none' ? say(`why.${places.why}`) : null),
  (report, { say, count }) => (tiedAtTop(report) > 1 ? say('doubtTied', { last: count(tiedAtTop(report)) }) : null),
  ({ quality: { refusedRows, rows } }, { say, share, count }) =>
    refusedRows > 0
      ? say('doubtRefused', { share: share(refusedRows, rows), count: count(refusedRows), rows: count(rows) })
      : null,
  ({ places }, { say, count }) => {
    if (places.from === 'none' || places.squares === 0) return null
    const key = places.named === 0 ? 'doubtSquares' : 'doubtSomeSquares'
    return say(key, { size: places.squareMetres, squares: count(places.squares), named: count(places.named) })
  },
  ({ file: { plane } }, { say }) => {
    if (plane?.known === 'unnamed') return say('doubtUnnamed')
    return plane?.known === 'guessed' ? say('doubtGuessed', { epsg: plane.sourceEpsg }) : null
  },
  ({ picture, places }, { say, share, count }) =>
    places.from !== 'none' && picture.totals.withoutPlace > 0
      ? say('doubtNoPlace', {
          share: share(picture.totals.withoutPlace, picture.totals.incidents),
          count: count(picture.totals.withoutPlace),
        })
      : null,
  ({ picture }, { say, share, count }) => {
    if (picture.rhythm.leftOut === 0) return null
    const { counted, leftOut } = picture.rhythm
    return counted === 0
      ? say('doubtHours')
      : say('doubtSomeHours', { share: share(leftOut, counted + leftOut), count: count(leftOut) })
  },
  ({ picture }, { say, group }) =>
    picture.discoveredOnlyGroups.length > 0
      ? say('doubtDiscovered', { groups: picture.discoveredOnlyGroups.map(group).join(', ') })
      : null,
  ({ quality: { reportingDelay: delay } }, { say, days }) =>
    delay ? say('doubtDelay', { median: days(delay.medianDays), ninety: days(delay.ninetiethPercentileDays) }) : null,
  ({ picture }, { say }) => (picture.totals.incidents > 0 ? say('doubtReports') : null),
]

export const doubtsOf = (report: FileReport, reader: Reader): string[] =>
  rules.map((rule) => rule(report, reader)).filter((sentence) => sentence !== null)

/** The one sentence of the report. */
export function leadSentence({ picture, places }: FileReport, { say, count }: Reader): string {
  if (picture.totals.incidents === 0) return say('picture.nothing-yet')
  if (places.from === 'none') return say('noRanking')
  const { sentence } = picture
  return sentence.code === 'picture.cannot-tell'
    ? say(sentence.code, { count: count(sentence.count) })
    : say(sentence.code, { ...sentence })
}

/** What the sentence rests on: the change of all places together, or the rate of the first. Null when there is neither. */
export function leadDetail(report: FileReport, { say, rate, change }: Reader): string | null {
  const { picture, since } = report
  const first = picture.ranking[0]
  if (!first) return null
  const all = picture.overallChange
  if (since && all) {
    const key = all.low <= 0 && all.high >= 0 ? 'leadChance' : 'leadChange'
    return say(key, { value: change(all.value), low: change(all.low), high: change(all.high) })
  }
  return say('leadRate', {
    place: first.name,
    value: rate(first.rate.value),
    low: rate(first.rate.low),
    high: rate(first.rate.high),
    count: first.count,
  })
}
