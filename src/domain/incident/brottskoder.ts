import { type CrimeCode, type CrimeCodeTable, type Sensitivity } from './crime-codes.ts'
import { type CrimeGroupKey, crimeGroups } from './crime-groups.ts'

interface Row {
  readonly group: CrimeGroupKey
  readonly sensitivity: Sensitivity
  /** `code`, or `code:year` when the code ended with that year. */
  readonly codes: string
}

/**
 * Swedish crime codes that matter for places, by group. Codes and years of ending are Brå's; groups and
 * sensitivity are ours (docs/decisions/0003-sensitive-codes.md). Brå's list says when codes end but not when they
 * began, so no first day is given. One wording was printed under 5910 and belongs to 9510.
 */
const rows: readonly Row[] = [
  {
    group: 'children',
    sensitivity: 'children',
    codes: `0428 0429 0451 0453 1617 9309 9311 9317 9318 9319 9320 9343 9344 9392
      9806 9807 9808 9809`,
  },
  {
    group: 'damage',
    sensitivity: 'none',
    codes: `1201 1202:2016 1203 1204 1205 1207:2005 1208 1209 1210 1211 1212 1301 1302 1308
      1311 1312 1313 8008`,
  },
  {
    group: 'honour',
    sensitivity: 'honour',
    codes: `9510`,
  },
  {
    group: 'lethal-violence',
    sensitivity: 'none',
    codes: `0307:2019 0308:2019 0312 0313 0329 0337 0396`,
  },
  {
    group: 'lethal-violence',
    sensitivity: 'relation',
    codes: `0310 0311`,
  },
  {
    group: 'narcotics',
    sensitivity: 'none',
    codes: `5004 5005 5006:1999 5010 5011 5012:2006 5017 5018 5041:2012 5043 5047`,
  },
  {
    group: 'order',
    sensitivity: 'none',
    codes: `1602 1603 1604 1610 1611 1615 1701 1702 1703 1704 1705 1706 1713:2025 1714
      1715 4023 4028 4143 4144 4145 5087`,
  },
  {
    group: 'other',
    sensitivity: 'none',
    codes: `7026:2023`,
  },
  {
    group: 'relation',
    sensitivity: 'relation',
    codes: `0336 0356:2018 0358:2018 9349:2018 9358 9362 9374 9378 9380 9442 9446 9458 9462`,
  },
  {
    group: 'robbery',
    sensitivity: 'none',
    codes: `0855 0856 0864 0865 0870 0871 0877:2007 0892 9810 9811 9812 9813`,
  },
  {
    group: 'sexual',
    sensitivity: 'sexual',
    codes: `0607 0648 0660 4024 6101 9634 9642 9694 9698`,
  },
  {
    group: 'silence',
    sensitivity: 'none',
    codes: `0907:2013 0940 1505 1709`,
  },
  {
    group: 'theft',
    sensitivity: 'none',
    codes: `0802 0803 0804 0807 0811 0812 0813 0816 0817 0818 0819 0820 0823 0825
      0830 0840:2018 0845:2011 0846 0848 0853 0859 0880 0888 0930 0931 9802 9817 9818
      9819 9820 9821:2016 9827 9828 9829 9830 9833`,
  },
  {
    group: 'threats',
    sensitivity: 'none',
    codes: `0401 0405:2016 0407 0408 0413:2016 0414 0455:2019 0457:2019 0459 9419 9423 9443 9447 9459
      9463 9471 9472`,
  },
  {
    group: 'traffic',
    sensitivity: 'none',
    codes: `3001 3002 3005 3006:2018 3007 3008 3070`,
  },
  {
    group: 'violence',
    sensitivity: 'none',
    codes: `0355 0357 0365 0367 0375 0377 0385 0387`,
  },
  {
    group: 'weapons',
    sensitivity: 'none',
    codes: `4007:2018 4073:2023 4074:2023 4121 4127 4128 4129 4130 4131 4132`,
  },
]

/**
 * What stays on the board until it is cleared: lethal violence and shooting, robbery, aggravated assault, arson and
 * explosions, rape. Brå has no such mark, it is ours; sensitive ones among them are counted and never shown one by one.
 */
const seriousCodes = new Set(
  `0307 0308 0310 0311 0312 0313 0329 0336 0337 0375 0377 0385 0387 0396
    0648 0660 0855 0856 0864 0865 0870 0871 0877 0892 1301 1308 1312 1313
    9343 9344 9380 9392 9634 9642 9806 9807 9808 9809 9810 9811 9812 9813`.split(/\s+/),
)

const parse = (group: string, sensitivity: Sensitivity, word: string): CrimeCode => {
  const [code = '', ended] = word.split(':')
  return {
    code,
    group,
    sensitivity,
    serious: seriousCodes.has(code),
    validFrom: null,
    validTo: ended === undefined ? null : `${Number(ended) + 1}-01-01`,
  }
}

/** The table that every operation begins with; a newer or fuller one can be imported (code-table.ts). */
export const brottskoder: CrimeCodeTable = {
  name: 'Brottskoder',
  version: '2026-09-24',
  source: 'Brå (Brottsförebyggande rådet), brottskoder; gruppering: Närvaro',
  groups: crimeGroups,
  codes: rows.flatMap(({ group, sensitivity, codes }) =>
    codes.split(/\s+/).map((word) => parse(group, sensitivity, word)),
  ),
}
