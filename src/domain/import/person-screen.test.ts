import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameLikeness } from './person-names.ts'
import { type PersonalKind, redact } from './person-patterns.ts'
import { headerVerdict, screenCell, screenColumn, shownValue } from './person-screen.ts'
import { passesLuhn } from './personal-number.ts'

/** A small seeded generator: the labelled set is the same on every run. */
function dice(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return { whole, pick: <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T }
}
const { whole, pick } = dice(20260924)
const two = (value: number) => String(value).padStart(2, '0')

/** Invented, with a right check digit; `day` may be 60 higher for a coordination number. */
function personalNumber() {
  const century = pick(['19', '20'])
  const date = `${two(century === '19' ? whole(20, 99) : whole(0, 20))}${two(whole(1, 12))}${two(whole(1, 28) + pick([0, 0, 60]))}`
  const serial = String(whole(0, 999)).padStart(3, '0')
  const check = Array.from({ length: 10 }, (_, i) => i).find((digit) => passesLuhn(date + serial + digit)) as number
  return { century, date, last: serial + check }
}

type Writer = () => string
const writers: Readonly<Record<'personal-number' | 'phone' | 'email' | 'plate', readonly Writer[]>> = {
  'personal-number': [
    ...['-', '', ' ', '+', '–', ' - ', '\u2011'].map(
      (between): Writer =>
        () => {
          const { date, last } = personalNumber()
          return date + between + last
        },
    ),
    ...['-', '', ' '].map(
      (between): Writer =>
        () => {
          const { century, date, last } = personalNumber()
          return century + date + between + last
        },
    ),
    () => {
      const { century, date, last } = personalNumber()
      return `${century}${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}-${last}`
    },
    () => `${personalNumber().date}-XXXX`,
    () => {
      const { date, last } = personalNumber()
      return `${date}-${last}`.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    },
  ],
  phone: [
    () => `07${whole(0, 9)}-${whole(100, 999)} ${whole(10, 99)} ${whole(10, 99)}`,
    () => `07${whole(0, 9)}${whole(1000000, 9999999)}`,
    () => `07${whole(0, 9)} ${whole(100, 999)} ${whole(10, 99)} ${whole(10, 99)}`,
    () => `+46 7${whole(0, 9)} ${whole(100, 999)} ${whole(10, 99)} ${whole(10, 99)}`,
    () => `+467${whole(0, 9)}${whole(1000000, 9999999)}`,
    () => `+46(0)7${whole(0, 9)}-${whole(1000000, 9999999)}`,
    () => `0046 8 ${whole(100, 999)} ${whole(100, 999)} ${whole(10, 99)}`,
    () => `08-${whole(100, 999)} ${whole(100, 999)} ${whole(10, 99)}`,
    () => `08-${whole(100, 999)} ${whole(10, 99)} ${whole(10, 99)}`,
    () => `0${whole(11, 99)}-${whole(10, 99)} ${whole(10, 99)} ${whole(10, 99)}`,
    () => `+358 40 ${whole(100, 999)} ${whole(1000, 9999)}`,
  ],
  email: [
    () => `${pick(['anna', 'erik.b', 'x_y', 'åsa.öst'])}${whole(1, 99)}@${pick(['exempel', 'skola', 'mejl'])}.se`,
    () => `fornamn.efternamn+${whole(1, 99)}@sub.exempel.co.uk`,
    () => `namn${whole(1, 99)} (at) exempel.se`,
  ],
  plate: [
    () => `${pick(['ABC', 'MLB', 'XUP', 'GWO'])}${whole(100, 999)}`,
    () => `${pick(['ABC', 'MLB', 'XUP'])} ${whole(100, 999)}`,
    () => `${pick(['RHT', 'ZLK', 'DOE'])}${whole(10, 99)}${pick(['A', 'D', 'X'])}`,
    () => `${pick(['RHT', 'ZLK'])}-${whole(10, 99)}${pick(['A', 'D'])}`,
    () => `${pick(['abc', 'mlb'])}${whole(100, 999)}`,
  ],
}

const frames = [
  (it: string) => it,
  (it: string) => `Vid torget, ${it}.`,
  (it: string) => `${it}: sågs vid porten kl 21.30 den 15/2`,
  (it: string) => `Anteckning (${it}) lgh 1203, 2 tr`,
  (it: string) => `dnr 5000-K123-21; ${it}; Storgatan 4`,
  (it: string) => `"${it}"`,
]

const labelled = (Object.keys(writers) as (keyof typeof writers)[]).flatMap((kind) =>
  Array.from({ length: 120 }, (_, i) => {
    const personal = (writers[kind][i % writers[kind].length] as Writer)()
    return { kind, personal, text: (frames[whole(0, frames.length - 1)] as (it: string) => string)(personal) }
  }),
)

const harmless = [
  ...Array.from(
    { length: 40 },
    () => `${whole(2019, 2026)}-${two(whole(1, 12))}-${two(whole(1, 28))} ${two(whole(0, 23))}:${two(whole(0, 59))}:00`,
  ),
  ...Array.from(
    { length: 40 },
    () => `${(59 + whole(0, 99999) / 1e5).toFixed(5)}, ${(17 + whole(0, 99999) / 1e5).toFixed(5)}`,
  ),
  ...Array.from({ length: 40 }, () => `${whole(6_100_000, 7_600_000)}.${whole(100000000, 999999999)}`),
  ...Array.from({ length: 40 }, () => `5000-K${whole(100000, 1999999)}-${whole(19, 26)}`),
  ...Array.from(
    { length: 40 },
    () =>
      `${pick(['Elektronvägen', 'Röntgenvägen', 'Storgatan'])} ${whole(1, 99)}${pick(['', 'A', 'B'])}, ${whole(141, 149)} ${whole(10, 99)} Huddinge`,
  ),
  'lgh 1203',
  'RUM 123',
  'BOX 451',
  'E22',
  'Rv 73',
  '08:00-09:30',
  '0730-0815',
  '0355, 0357',
  'plan -1',
  'kl 21.30',
  'Brf Lingonet 12',
  '01-02-2021',
  'EPSG:3006',
]

describe('redact', () => {
  it.each(Object.keys(writers) as (keyof typeof writers)[])('finds at least 95 of 100 labelled cases of %s', (kind) => {
    const cases = labelled.filter((one) => one.kind === kind)
    const missed = cases.filter(({ text }) => !redact(text).found.includes(kind))
    expect(cases.length).toBeGreaterThanOrEqual(100)
    expect(1 - missed.length / cases.length, missed.map(({ text }) => text).join(' | ')).toBeGreaterThanOrEqual(0.95)
  })

  it('leaves nothing of what it found', () => {
    for (const { text, personal } of labelled) {
      const { text: left, found } = redact(text)
      if (found.length > 0) expect(left).not.toContain(personal.slice(-4))
    }
  })

  it('leaves at least 99 of 100 harmless texts alone', () => {
    const hit = harmless.filter((text) => redact(text).found.length > 0)
    expect(hit.length / harmless.length, hit.join(' | ')).toBeLessThanOrEqual(0.01)
  })

  it('asks for a right check digit and a day that exists', () => {
    const number = '811218-9876'
    expect(redact(number).found).toEqual(['personal-number'])
    expect(redact('811218-9877').found).toEqual([])
    expect(redact('811318-9876').found).toEqual([])
    expect(redact('811278-9873').found).toEqual(['personal-number'])
  })

  it('answers any text, of any length, at once', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof redact(text).text === 'string'))
    const started = performance.now()
    for (const unit of ['0', '07', 'a@', '(', 'a.', '+46 ', 'ABC', ' ', '8001011', 'å'])
      redact(unit.repeat(60_000 / unit.length))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('names', () => {
  const people = [
    'Anna Andersson',
    'Erik Johan Lundqvist',
    'Andersson, Anna',
    'MOHAMED HASSAN BERG',
    'Fatima Lindström',
    'Lars-Erik Holm',
  ]
  const places = [
    'Karin Boyes torg',
    'Alfred Nobels Allé',
    'Västra Götalands län',
    'Upplands Väsby',
    'Huddinge station',
    'Elektronvägen 32',
    'Staten Island',
    'Flemingsbergs centrum',
    'Multi Dwell',
  ]

  it('are told from places', () => {
    expect(people.filter((name) => nameLikeness(name) !== 'yes')).toEqual([])
    expect(places.filter((name) => nameLikeness(name) === 'yes')).toEqual([])
    expect(screenCell('Anna Andersson', { drop: false, runningNumbers: false })).toEqual({ text: '', found: ['name'] })
  })

  it('drop a column by its header', () => {
    const person = [
      'Målsägande',
      'Målsägandes namn',
      'misstankt_namn',
      'Vittne',
      'Förnamn',
      'EFTERNAMN',
      'personnr',
      'Personnummer',
      'vic_age',
      'perpSex',
      'E-post',
      'email',
      'Reg.nr',
      'Telefon',
      'Handläggare',
    ]
    const other = [
      'brottskod',
      'gata',
      'Gatunamn',
      'platsnamn',
      'datum',
      'personrån',
      'location',
      'ID',
      'antal',
      'x_m',
      'LATITUDE',
      'precinct',
      'place name',
      'fatal',
    ]
    expect(person.filter((header) => headerVerdict(header) !== 'person')).toEqual([])
    expect(other.filter((header) => headerVerdict(header) !== 'other')).toEqual([])
    expect(['namn', 'Name', 'NAMN'].map(headerVerdict)).toEqual(['name', 'name', 'name'])
  })

  it('drop a column by its content', () => {
    expect(screenColumn('kolumn 7', people).drop).toBe(true)
    expect(screenColumn('kolumn 7', ['Anna', 'Erik', 'Fatima', 'Omar', 'Kerstin']).drop).toBe(true)
    expect(screenColumn('namn', ['abc', 'def']).drop).toBe(true)
    expect(screenColumn('namn', places).drop).toBe(false)
    expect(screenColumn('gata', ['Storgatan', 'Röntgenvägen', 'Hälsovägen']).drop).toBe(false)
    expect(screenColumn('kommentar', [personalWritten(), personalWritten(), 'okänd']).drop).toBe(true)
  })
})

const personalWritten = () => {
  const { date, last } = personalNumber()
  return `${date}-${last}`
}

describe('columns of numbers', () => {
  const column = (make: (i: number) => string, count = 200) => Array.from({ length: count }, (_, i) => make(i))
  const falseShare = (values: readonly string[]) => {
    const screen = screenColumn('id', values.slice(0, 200))
    return screen.drop ? 1 : values.filter((value) => screenCell(value, screen).found.length > 0).length / values.length
  }

  it.each([
    ['running ten-digit ids', column((i) => String(2021000001 + i), 2000)],
    ['random ten-digit ids', column(() => String(whole(1_000_000_000, 9_999_999_999)), 2000)],
    [
      'date and serial',
      column(
        (i) => `2${two(whole(19, 26))}`.slice(1) + two(1 + (i % 12)) + two(1 + (i % 28)) + String(i).padStart(4, '0'),
        2000,
      ),
    ],
    [
      'twelve digits of date and time',
      column((i) => `2021${two(1 + (i % 12))}${two(1 + (i % 28))}${two(i % 24)}${two(i % 60)}`, 2000),
    ],
    ['coordinates', column(() => `${whole(6_100_000, 7_600_000)},${whole(0, 999_999)}`, 2000)],
    ['seven-digit ids', column(() => String(whole(1_000_000, 9_999_999)), 2000)],
    ['police case numbers', column((i) => `5000-K${100000 + i}-21`, 2000)],
  ])('does not take %s for persons', (_, values) => expect(falseShare(values)).toBeLessThanOrEqual(0.001))

  it('takes a column of bare personal numbers for what it is', () => {
    const bare = column(() => {
      const { century, date, last } = personalNumber()
      return century + date + last
    })
    expect(screenColumn('id', bare)).toEqual({ drop: true, runningNumbers: false })
    const among = [...column((i) => `K${i}`, 150), ...bare.slice(0, 20)]
    const screen = screenColumn('id', among)
    expect(among.filter((value) => screenCell(value, screen).found.length > 0)).toHaveLength(20)
  })

  const shared = process.env.NARVARO_SHARED ?? '../shared/data'
  const files = ['chicago_burglary_2016.csv', 'nyc_shootings_2006_2023h1.csv', 'kommuner-lan.csv'].filter((file) =>
    existsSync(`${shared}/${file}`),
  )
  it.skipIf(files.length === 0)('finds nobody in open data that hold nobody', () => {
    for (const file of files) {
      const rows = readFileSync(`${shared}/${file}`, 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.replaceAll('"', '').split(','))
      const [header = [], ...body] = rows
      for (const [i, name] of header.entries()) {
        const values = body.map((cells) => cells[i] ?? '')
        if (headerVerdict(name) !== 'other') continue
        expect(falseShare(values), `${file} ${name}`).toBeLessThanOrEqual(0.001)
      }
    }
  })
})

describe('shownValue', () => {
  it('is screened, on one line and short', () => {
    expect(shownValue('811218-9876\n\tvid  torget')).toBe('[…] vid torget')
    expect(shownValue('Anna Andersson')).toBe('')
    expect(Array.from(shownValue('å'.repeat(500)))).toHaveLength(80)
    expect(shownValue(`${' '.repeat(19_995)}811218-9876`)).not.toMatch(/\d/)
    expect(shownValue(`${'x'.repeat(75)} 811218-9876`)).not.toMatch(/\d/)
  })

  it('never lets a number through, wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat({ max: 30_000 }), fc.constantFrom(' ', 'x ', '0 ', '\n'), (before, filler) => {
        expect(shownValue(`${filler.repeat(before / filler.length)}811218-9876`)).not.toMatch(/8112|9876/)
      }),
      { numRuns: 200 },
    )
  })
})

describe('kinds', () => {
  it('can be told apart', () => {
    const found: readonly PersonalKind[] = redact('811218-9876, 070-123 45 67, a@b.se, ABC123').found
    expect([...found].sort()).toEqual(['email', 'personal-number', 'phone', 'plate'])
  })
})
