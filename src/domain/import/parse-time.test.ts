import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDateText } from '../time/calendar.ts'
import { isoWithOffset, localClock } from '../time/local-clock.ts'
import { guessDateOrder } from './guess-date-order.ts'
import { momentOf, readInterval } from './local-interval.ts'
import { type DateOrder, parseClock, parseDate, parseIsoClock, parseIsoDate, parseWrittenTime } from './parse-time.ts'

const clock = localClock('Europe/Stockholm')

/** `2021-02-15` for a date alone, else the local moment with its offset. */
function shown(text: string, order: DateOrder = 'ymd'): string {
  const written = parseWrittenTime(text, order)
  if (typeof written === 'string') return written
  return written.ofDay === null ? localDateText(written.day) : isoWithOffset(clock, momentOf(clock, written).at)
}

describe('parseWrittenTime', () => {
  const winter = '2021-02-15T21:30:00+01:00'
  it.each([
    ['2021-02-15 21:30', winter],
    ['2021-02-15T21:30', winter],
    ['2021-02-15T21:30:00', winter],
    ['2021-02-15 21:30:00.000', winter],
    ['2021-02-15T20:30:00Z', winter],
    ['2021-02-15T21:30:00+01:00', winter],
    ['2021-02-15 22:30:00 +0200', winter],
    ['2021-02-15 kl 21.30', winter],
    ['2021-02-15 kl. 21:30', winter],
    ['2021-02-15, kl 21.30', winter],
    ['15 februari 2021 kl 21.30', winter],
    ['måndag 15 februari 2021 21:30', winter],
    ['15/2 2021 21.30', winter],
    ['15.2.2021 21:30', winter],
    ['20210215 2130', winter],
    ['202102152130', winter],
    ['20210215T213000', winter],
    ['February 15, 2021 9:30 PM', winter],
    ['44242.8958333333', winter],
    ['44242,8958333333', winter],
    ['2023-10-01 9:33:09 +02:00', '2023-10-01T09:33:09+02:00'],
    ['2021-02-15 24:00', '2021-02-16T00:00:00+01:00'],
    ['2021-02-15', '2021-02-15'],
    ['20210215', '2021-02-15'],
    ['210215', '2021-02-15'],
    ['44242', '2021-02-15'],
    ['15 februari 2021', '2021-02-15'],
    ['den 15 feb 2021', '2021-02-15'],
    ['15/2 2021', '2021-02-15'],
    ['15.2.2021', '2021-02-15'],
    ['15/2/2021', '2021-02-15'],
    ['21-02-15', '2021-02-15'],
    ['  2021-02-15  ', '2021-02-15'],
  ])('reads %s', (text, expected) => expect(shown(text)).toBe(expected))

  it.each([
    ['2/15/21', 'mdy', '2021-02-15'],
    ['02/15/2021 09:30:00 PM', 'mdy', winter],
    ['15/2/21', 'dmy', '2021-02-15'],
    ['3/4/21', 'dmy', '2021-04-03'],
    ['3/4/21', 'mdy', '2021-03-04'],
    ['2021-02-15', 'mdy', '2021-02-15'],
    ['15/2/21', 'mdy', 'time.impossible'],
  ] as const)('reads %s in the order %s', (text, order, expected) => expect(shown(text, order)).toBe(expected))

  it.each([
    ['2021-02-30', 'time.impossible'],
    ['2021-13-01 10:00', 'time.impossible'],
    ['2021-02-15 25:00', 'time.impossible'],
    ['2021-02-15 21:60', 'time.impossible'],
    ['2021-02-15 24:01', 'time.impossible'],
    ['31 april 2021', 'time.impossible'],
    ['29.2.2021', 'time.impossible'],
    ['1812-01-01', 'time.impossible'],
    ['2021-02-15 21:30 +19:00', 'time.impossible'],
    ['i går', 'time.malformed'],
    ['15 brumaire 2021', 'time.malformed'],
    ['2021-02-15 kväll', 'time.malformed'],
    ['NaN', 'time.malformed'],
    ['', 'time.malformed'],
    ['2021', 'time.malformed'],
  ])('refuses %s', (text, expected) => expect(shown(text)).toBe(expected))

  it.each([
    ['2130', 21.5],
    ['930', 9.5],
    ['0000', 0],
    ['21.30', 21.5],
    ['21:30:00', 21.5],
    ['kl 21', 21],
    ['9:30 pm', 21.5],
    ['12 am', 0],
    ['0,5', 'time.malformed'],
    ['0,500', 12],
    ['2460', 'time.impossible'],
    ['13 pm', 'time.impossible'],
    ['sen kväll', 'time.malformed'],
  ])('reads the time of day %s', (text, hours) => {
    expect(parseClock(text)).toBe(typeof hours === 'number' ? hours * 3_600_000 : hours)
  })

  it('comes back from every ISO text', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-02'), max: new Date('2099-01-01'), noInvalidDate: true }),
        (date) => {
          const seconds = Math.floor(date.getTime() / 1000) * 1000
          const written = parseWrittenTime(isoWithOffset(clock, seconds), 'ymd')
          expect(typeof written === 'string' ? written : momentOf(clock, written).at).toBe(seconds)
        },
      ),
    )
  })

  it('reads ISO at a glance as the patterns do, and leaves them all else', () => {
    const figure = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'))
    const mark = fc.constantFrom('-', ':', '.', '')
    const parts = fc.array(fc.oneof(figure, mark), { minLength: 3, maxLength: 8 }).map((all) => all.join(''))
    const clocks = fc.array(figure, { minLength: 1, maxLength: 4 }).map((all) => all.join(':'))
    const dates = fc.tuple(fc.integer({ min: 1850, max: 2250 }), figure, figure).map((all) => all.join('-'))
    fc.assert(
      fc.property(fc.oneof(parts, clocks, dates), fc.constantFrom('ymd', 'mdy', 'dmy' as const), (text, order) => {
        expect([parseClock(text), null]).toContain(parseIsoClock(text))
        expect([parseDate(text, order as DateOrder), null]).toContain(parseIsoDate(text))
      }),
      { numRuns: 5000 },
    )
    expect([parseIsoClock('21:30'), parseIsoClock('23:59:59'), parseIsoClock('24:00')]).toEqual([
      77_400_000,
      86_399_000,
      null,
    ])
    expect([parseIsoDate('2021-02-15'), parseIsoDate('2021-02-30')]).toEqual([parseDate('2021-02-15', 'ymd'), null])
  })

  it('answers any text at once, without throwing', () => {
    const alphabet = fc.constantFrom(...'0123456789 -/.:,+TZkl åfebruariPM\u00a0'.split(''))
    const likely = fc.array(alphabet, { maxLength: 40 }).map((units) => units.join(''))
    fc.assert(
      fc.property(fc.oneof(fc.string(), likely), fc.constantFrom('ymd', 'mdy', 'dmy' as const), (text, order) => {
        const written = parseWrittenTime(text, order as DateOrder)
        if (typeof written !== 'string') expect(Number.isSafeInteger(momentOf(clock, written).at)).toBe(true)
      }),
      { numRuns: 2000 },
    )
    const started = performance.now()
    parseWrittenTime(`2021-02-15 ${'1'.repeat(1_000_000)}`, 'ymd')
    parseClock(' '.repeat(100_000) + 'x')
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('readInterval', () => {
  const interval = (from: string, to: string | null = null) => {
    const start = parseWrittenTime(from, 'ymd')
    const end = to === null ? null : parseWrittenTime(to, 'ymd')
    if (typeof start === 'string' || typeof end === 'string') throw new Error('not a time')
    return readInterval(clock, start, end)
  }
  const hours = (read: ReturnType<typeof interval>) =>
    typeof read === 'string' ? read : (read.to - read.from) / 3_600_000

  it('makes a date the whole local day, of 23, 24 or 25 hours', () => {
    expect(hours(interval('2021-03-27'))).toBe(24)
    expect(hours(interval('2021-03-28'))).toBe(23)
    expect(hours(interval('2021-10-31'))).toBe(25)
  })

  it('makes a time without an end a point, and an end that is a date reach to its end', () => {
    expect(hours(interval('2021-02-15 21:30'))).toBe(0)
    expect(hours(interval('2021-02-15 21:30', '2021-02-15'))).toBe(2.5)
    expect(hours(interval('2021-02-15', '2021-02-16'))).toBe(48)
  })

  it('refuses an end before the start', () => {
    expect(interval('2021-02-15 21:30', '2021-02-15 21:29')).toBe('time.end-before-start')
    expect(interval('2021-02-15', '2021-02-14')).toBe('time.end-before-start')
  })

  it('moves a time in the spring gap and says so', () => {
    const read = interval('2021-03-28 02:30')
    expect(read).toMatchObject({ dst: 'gap', from: Date.UTC(2021, 2, 28, 1, 30) })
    expect(interval('2021-03-28')).toMatchObject({ dst: 'plain' })
  })

  it('takes the first of a doubled hour, and the second for an end that would else come first', () => {
    expect(interval('2021-10-31 02:30')).toMatchObject({ dst: 'ambiguous', from: Date.UTC(2021, 9, 31, 0, 30) })
    expect(hours(interval('2021-10-31 02:45', '2021-10-31 02:15'))).toBe(0.5)
  })
})

describe('guessDateOrder', () => {
  it.each([
    [['2021-02-15', '2021-03-04'], 'ymd'],
    [['2/15/21', '3/4/21'], 'mdy'],
    [['15/2/21', '3/4/21'], 'dmy'],
    [['3/4/2021'], 'dmy'],
    [['15/2 2021'], 'dmy'],
    [['21-02-15', '21-02-03'], 'ymd'],
    [['15-02-2021'], 'dmy'],
    [['99/02/15'], 'ymd'],
    [[], 'ymd'],
  ] as const)('%j → %s', (values, order) => expect(guessDateOrder(values)).toBe(order))
})
