import type { PictureSentence } from '../../domain/picture/sentence.ts'
import type { FileReport } from './file-report.ts'
import { type Reader, shortName } from './format.ts'

/** How many places at the top cannot be told apart, 1 when the first stands alone. */
function tiedAtTop(report: FileReport): number {
  const { ranking } = report.picture
  const apart = ranking.findIndex((place) => !place.tiedWithNext)
  return apart < 0 ? ranking.length : apart + 1
}

/** So many places that cannot be told apart say that the squares are too small for the number of incidents. */
const manyTied = 20

/**
 * What a reader must know before believing the report, most important first.
 * Each rule answers a sentence, or null when it has nothing to say.
 */
const rules: readonly ((report: FileReport, reader: Reader) => string | null)[] = [
  ({ places }, { say }) => (places.from === 'none' ? say(`why.${places.why}`) : null),
  (report, { say, count }) => {
    const tied = tiedAtTop(report)
    // The sentence has said it already.
    if (tied < 2 || report.picture.sentence.code === 'picture.cannot-tell') return null
    return say('doubtTied', { last: count(tied) })
  },
  (report, { say }) =>
    tiedAtTop(report) >= manyTied && report.places.from === 'file' && report.places.squares > 0
      ? say('doubtLargerSquares', { size: report.places.squareMetres * 4 })
      : null,
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
  ({ quality: { reportingDelay: delay } }, { say, duration }) =>
    delay
      ? say('doubtDelay', { median: duration(delay.medianDays), ninety: duration(delay.ninetiethPercentileDays) })
      : null,
  ({ picture }, { say }) => (picture.totals.incidents > 0 ? say('doubtReports') : null),
]

export const doubtsOf = (report: FileReport, reader: Reader): string[] =>
  rules.map((rule) => rule(report, reader)).filter((sentence) => sentence !== null)

/** The values of a sentence; names of squares without their size, which is the same for all. */
const namesIn = (sentence: PictureSentence): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(sentence).map(([key, value]) => [key, typeof value === 'string' ? shortName(value) : value]),
  )

/** The one sentence of the report. */
export function leadSentence({ picture, places }: FileReport, { say, count }: Reader): string {
  if (picture.totals.incidents === 0) return say('picture.nothing-yet')
  if (places.from === 'none') return say('noRanking')
  const { sentence } = picture
  if (sentence.code !== 'picture.cannot-tell') return say(sentence.code, namesIn(sentence))
  const key = sentence.count >= picture.ranking.length && sentence.count > manyTied ? 'cannotTellMany' : sentence.code
  return say(key, { count: count(sentence.count) })
}

/** What the sentence rests on: the change of all places together, or the rate of the first. Null when there is neither. */
export function leadDetail(report: FileReport, reader: Reader): string | null {
  const { say, rate, change } = reader
  const { picture, since } = report
  const first = picture.ranking[0]
  if (!first) return null
  const all = picture.overallChange
  if (since && all) {
    const key = all.low <= 0 && all.high >= 0 ? 'leadChance' : 'leadChange'
    const sum = say(key, { value: change(all.value), low: change(all.low), high: change(all.high) })
    return [sum, sidesDetail(report, reader)].filter(Boolean).join(' ')
  }
  return say('leadRate', {
    place: shortName(first.name),
    value: rate(first.rate.value),
    low: rate(first.rate.low),
    high: rate(first.rate.high),
    count: first.count,
  })
}

/** A fall inside beside a rise outside is what moving looks like: the two are said together. */
function sidesDetail({ target }: FileReport, { say, change }: Reader): string | null {
  const inside = target?.inside.change
  const outside = target?.outside.change
  if (!inside || !outside) return null
  return say('leadTarget', {
    inside: change(inside.value),
    insideLow: change(inside.low),
    insideHigh: change(inside.high),
    outside: change(outside.value),
    outsideLow: change(outside.low),
    outsideHigh: change(outside.high),
  })
}
