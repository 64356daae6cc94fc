/** The weeks that one week is compared with, and the part of the year each belongs to. The same for every week but for a shift. */
export interface SeasonGroups {
  /** Weeks from the one that is judged, all negative, rising. */
  readonly offset: Int32Array
  /** 0 … groupCount − 1; the last is the one that the judged week belongs to. */
  readonly group: Uint8Array | Uint16Array
  readonly groupCount: number
}

export interface SeasonOptions {
  readonly weeksPerYear: number
  readonly yearsBack: number
  readonly halfWindowWeeks: number
  /** 1: only the weeks within the half window of the same week in earlier years. */
  readonly seasonGroups: number
  readonly recentWeeksLeftOut: number
}

/**
 * Noufaily et al. 2013, §3.2: the weeks within `halfWindowWeeks` of the same week in each of the years back are one
 * group; the weeks between two such windows are shared out among the other groups, as evenly as can be and the first
 * ones the longer; the newest weeks are left out, since an outbreak may already be under way in them.
 * O(years × weeks of a year).
 */
export function seasonGroups(options: SeasonOptions): SeasonGroups {
  const { weeksPerYear, yearsBack, halfWindowWeeks: half, seasonGroups: groupCount, recentWeeksLeftOut } = options
  const own = groupCount - 1
  const between = weeksPerYear - 2 * half - 1
  const offset: number[] = []
  const group: number[] = []
  for (let week = -yearsBack * weeksPerYear - half; week < -recentWeeksLeftOut; week++) {
    const inYear = modulo(week + half, weeksPerYear)
    const isOwn = inYear <= 2 * half
    if (!isOwn && groupCount === 1) continue
    offset.push(week)
    group.push(isOwn ? own : blockOf(inYear - 2 * half - 1, between, own))
  }
  return numberedAnew(offset, group)
}

/** Which of `blocks` as even stretches of `length` weeks the week lies in. */
function blockOf(week: number, length: number, blocks: number): number {
  const short = Math.floor(length / blocks)
  const longer = length % blocks
  const inLonger = longer * (short + 1)
  return week < inLonger ? Math.floor(week / (short + 1)) : longer + Math.floor((week - inLonger) / short)
}

/** Groups of which no week is left lose their number; the judged week's stays the last. */
function numberedAnew(offset: readonly number[], group: readonly number[]): SeasonGroups {
  const present = [...new Set(group)].toSorted((a, b) => a - b)
  const numbers = new Map(present.map((old, position) => [old, position]))
  return {
    offset: Int32Array.from(offset),
    group: Uint16Array.from(group, (old) => numbers.get(old)!),
    groupCount: present.length,
  }
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by
