import type { FileReport } from './file-report.ts'

/** Grows by a number when a field changes its meaning or goes; new fields may come at any time. */
const schema = 'narvaro.analyse/1'

const iso = (at: number): string => new Date(at).toISOString()

/** The whole analysis as a document: the same file and options give the same bytes. */
export function jsonReport(report: FileReport): Record<string, unknown> {
  const { version, writtenAt, file, quality, places, since, target, picture, positions, inTarget, weekdays } = report
  const { period, ...facts } = file
  return {
    schema,
    version,
    writtenAt: iso(writtenAt),
    file: { ...facts, period: period && { from: iso(period.from), to: iso(period.to) } },
    quality,
    places,
    since,
    target,
    weekdays,
    picture: {
      ...picture,
      ranking: picture.ranking.map((place) => ({
        ...place,
        position: positions.get(place.placeId) ?? null,
        inTarget: target === null ? null : inTarget.has(place.placeId),
      })),
    },
  }
}
