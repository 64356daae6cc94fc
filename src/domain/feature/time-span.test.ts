import { describe, expect, it } from 'vitest'
import { isDuring, parseTimeSpan } from './time-span.ts'

const at = Date.UTC(2026, 1, 16, 12)

describe('reading a datetime', () => {
  it.each([
    ['2026-02-16T12:00:00Z', { from: at, to: at }],
    ['2026-02-16t13:00:00.000+01:00', { from: at, to: at }],
    ['2026-02-16T12:00:00Z/2026-02-16T12:00:01Z', { from: at, to: at + 1000 }],
    ['2026-02-16T12:00:00Z/..', { from: at, to: null }],
    ['/2026-02-16T12:00:00Z', { from: null, to: at }],
    ['2024-02-29T00:00:00Z', { from: Date.UTC(2024, 1, 29), to: Date.UTC(2024, 1, 29) }],
  ])('takes %s', (text, span) => expect(parseTimeSpan(text)).toEqual(span))

  it.each([
    '',
    '..',
    '../..',
    '/',
    'now',
    '2026-02-16',
    '2026-02-16T12:00:00',
    '2026-02-30T00:00:00Z',
    '2026-02-16T24:00:00Z',
    '2026-02-16T12:00:00Z/2026-02-16T11:00:00Z',
    '2026-02-16T12:00:00Z/2026-02-17T12:00:00Z/..',
  ])('refuses %j', (text) => expect(parseTimeSpan(text)).toBeNull())
})

it('has both its ends', () => {
  const span = { from: 10, to: 20 }
  expect(isDuring(span, { from: 0, to: 10 })).toBe(true)
  expect(isDuring(span, { from: 20, to: 20 })).toBe(true)
  expect(isDuring(span, { from: 0, to: 9 })).toBe(false)
  expect(isDuring(span, { from: 21, to: 30 })).toBe(false)
  expect(isDuring({ from: null, to: 20 }, { from: 0, to: 0 })).toBe(true)
})
