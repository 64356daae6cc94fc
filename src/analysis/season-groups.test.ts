import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seasonGroups } from './season-groups.ts'

/** The slow, obvious version: a calendar of all weeks, painted window by window and block by block. */
function painted(weeksPerYear: number, yearsBack: number, half: number, groups: number, leftOut: number) {
  const now = yearsBack * weeksPerYear + half
  const calendar = Array.from({ length: now + 1 }, () => 0)
  for (let year = yearsBack; year >= 1; year--) {
    const reference = now - year * weeksPerYear
    for (let week = reference - half; week <= reference + half; week++) calendar[week] = groups
    const between = weeksPerYear - 2 * half - 1
    let at = reference + half + 1
    for (let block = 1; block < groups; block++) {
      const length = Math.floor(between / (groups - 1)) + (block <= between % (groups - 1) ? 1 : 0)
      for (let i = 0; i < length; i++) calendar[at++] = block
    }
  }
  for (let week = now - leftOut; week <= now; week++) calendar[week] = 0
  return calendar.flatMap((group, week) => (group > 0 ? [{ offset: week - now, group }] : []))
}

describe('groups of the season', () => {
  it('are those of a painted calendar', () => {
    const options = fc.record({
      weeksPerYear: fc.integer({ min: 8, max: 53 }),
      yearsBack: fc.integer({ min: 1, max: 4 }),
      halfWindowWeeks: fc.nat({ max: 3 }),
      seasonGroups: fc.integer({ min: 1, max: 10 }),
      recentWeeksLeftOut: fc.nat({ max: 60 }),
    })
    fc.assert(
      fc.property(options, (o) => {
        fc.pre(o.seasonGroups <= o.weeksPerYear - 2 * o.halfWindowWeeks)
        fc.pre(o.recentWeeksLeftOut >= o.halfWindowWeeks && o.recentWeeksLeftOut < o.yearsBack * o.weeksPerYear)
        const { offset, group, groupCount } = seasonGroups(o)
        const slow = painted(o.weeksPerYear, o.yearsBack, o.halfWindowWeeks, o.seasonGroups, o.recentWeeksLeftOut)
        expect(Array.from(offset)).toEqual(slow.map((week) => week.offset))
        const present = [...new Set(slow.map((week) => week.group))].toSorted((a, b) => a - b)
        expect(Array.from(group, (number) => present[number])).toEqual(slow.map((week) => week.group))
        expect(groupCount).toBe(present.length)
      }),
    )
  })

  it('are nine of five weeks and one of seven, for ten groups, w = 3 and 52 weeks', () => {
    const { group, offset } = seasonGroups({
      weeksPerYear: 52,
      yearsBack: 5,
      halfWindowWeeks: 3,
      seasonGroups: 10,
      recentWeeksLeftOut: 26,
    })
    const inFirstYear = Array.from({ length: 10 }, (_, g) => group.subarray(0, 52).filter((own) => own === g).length)
    expect(inFirstYear).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 5, 7])
    expect([offset[0], offset.at(-1)]).toEqual([-263, -27])
  })
})
