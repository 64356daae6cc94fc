import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFloor } from './parse-floor.ts'
import { isNotFinite, parseNumber, parsePair } from './parse-number.ts'

describe('parseNumber', () => {
  it.each([
    ['668143', 668143],
    ['668143.2', 668143.2],
    ['59,219', 59.219],
    ['6 568 153,2', 6568153.2],
    ['6\u00a0568\u00a0153', 6568153],
    ['6\u202f568\u202f153', 6568153],
    ["6'568'153", 6568153],
    ['1,234,567.5', 1234567.5],
    ['1.234.567,5', 1234567.5],
    ['−17.5', -17.5],
    ['+3', 3],
    ['1e3', 1000],
    ['.5', 0.5],
    ['', null],
    ['NaN', null],
    ['Infinity', null],
    ['1e999', null],
    ['12 34', null],
    ['12x', null],
    ['0x10', null],
    ['=1+1', null],
  ])('%s → %s', (text, value) => expect(parseNumber(text)).toBe(value))

  it('gives back any number it is given', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(Number(String(value)))
      }),
    )
  })

  it('answers any text with a finite number or nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => Number.isFinite(parseNumber(text) ?? 0)))
  })

  it('knows the words for no number', () => {
    for (const word of ['NaN', 'inf', '-Infinity', '#NUM!']) expect(isNotFinite(word)).toBe(true)
    expect(isNotFinite('12')).toBe(false)
  })
})

describe('parsePair', () => {
  it.each([
    ['59.219,17.946', [59.219, 17.946]],
    ['59.219, 17.946', [59.219, 17.946]],
    ['59,219; 17,946', [59.219, 17.946]],
    ['59,219 17,946', [59.219, 17.946]],
    ['POINT (668143 6568153)', [668143, 6568153]],
    ['SRID=3006;POINT(668143 6568153)', [668143, 6568153]],
    ['[17.946, 59.219]', [17.946, 59.219]],
    ['59.219', null],
    ['Torget', null],
    ['1,2,3', null],
  ])('%s', (text, pair) => expect(parsePair(text)).toEqual(pair))
})

describe('parseFloor', () => {
  it.each([
    ['BV', 0],
    ['bv.', 0],
    ['entréplan', 0],
    ['nb', 0],
    ['1 tr', 1],
    ['2 tr.', 2],
    ['3 trappor', 3],
    ['plan 4', 4],
    ['Plan -1', -1],
    ['våning 5', 5],
    ['vån 5', 5],
    ['källare', -1],
    ['KV', -1],
    ['K2', -2],
    ['-2', -2],
    ['0', 0],
    ['2nd floor', 2],
    ['entresol', null],
    ['vind', null],
    ['okänd', null],
  ])('%s is %s', (text, floor) => expect(parseFloor(text)).toEqual({ floor, label: text }))

  it('is null when nothing is said and refuses what is no floor', () => {
    expect(parseFloor('  ')).toBeNull()
    for (const text of ['lgh 1203', 'plan 900', 'constructor', '__proto__', 'Anna Andersson', 'x'.repeat(100)]) {
      expect(parseFloor(text)).toBe('malformed')
    }
  })

  it('never answers minus zero', () => expect(Object.is((parseFloor('-0') as { floor: number }).floor, 0)).toBe(true))
})
