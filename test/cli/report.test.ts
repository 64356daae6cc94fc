import { describe, expect, it } from 'vitest'
import { reportPage } from '../../src/cli/report/page.ts'
import { terminalReport } from '../../src/cli/report/terminal-report.ts'
import { phrases } from '../../src/cli/report/words.ts'
import { inventedReport } from './invented-report.ts'

const sentence = ({ code }: { readonly code: string }) => `(${code})`
const style = { width: 80, colour: false }

describe('the report as a page', () => {
  const page = reportPage(inventedReport, 'en', sentence)

  it('begins with the sentence and what it rests on', () => {
    expect(page).toContain('<h1>Fewer incidents at Stationstorget norra, more at Trapphus 14 B.</h1>')
    expect(page).toContain('In all −0.90 a week (−3.1 to +1.4): that cannot be told from chance')
  })

  it('is one file: no script, no outside address, nothing to load', () => {
    expect(page).not.toMatch(/<script|<link|<img|src=|@import|url\(|https?:/)
    expect(page).toContain("default-src 'none'")
  })

  it('turns a name that tries to be an element into text', () => {
    expect(page).toContain('månlunda &lt;b&gt;.csv')
    expect(page).not.toContain('<b>.csv')
  })

  it('has a colour scheme for day, night and paper, and no colour outside the tokens', () => {
    expect(page).toContain('prefers-color-scheme:dark')
    expect(page).toContain('@media print')
    expect(page.slice(page.indexOf('<body>'))).not.toMatch(/(fill|stroke|color)="#/)
  })

  it('shows a certain change in colour and an uncertain one without', () => {
    expect(page).toMatch(/num more"><b>\+2\.4</)
    expect(page).toMatch(/num "><b>−0\.40</)
  })

  it('speaks Swedish with Swedish numbers', () => {
    const swedish = reportPage(inventedReport, 'sv', sentence)
    expect(swedish).toContain('<html lang="sv">')
    expect(swedish).toContain('Sammanlagt −0,90 i veckan (−3,1 till +1,4)')
    expect(swedish).toContain('Narkotika, alkohol, tobak')
  })
})

describe('the report on a terminal', () => {
  const text = terminalReport(inventedReport, 'sv', style, sentence)

  it('says the sentence first and warns before the first table', () => {
    expect(text.startsWith('Färre händelser vid Stationstorget norra, fler vid Trapphus 14 B.')).toBe(true)
    expect(text.indexOf('Läs det här först')).toBeLessThan(text.indexOf('Platser i ordning'))
  })

  it('keeps to the width of the screen, hashes apart', () => {
    const long = text.split('\n').filter((line) => [...line].length > 80 && !/[0-9a-f]{64}/.test(line))
    expect(long).toEqual([])
  })

  it('lets no control sign of a file through to the screen', () => {
    const [first, ...others] = inventedReport.picture.ranking
    const hostile = { ...inventedReport.picture, ranking: [{ ...first, name: 'torg\u001B[2J\u202E' }, ...others] }
    const shown = terminalReport(
      { ...inventedReport, picture: hostile } as typeof inventedReport,
      'en',
      style,
      sentence,
    )
    expect(shown).toContain('torg·[2J·')
    expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}](?<!\n)/u)
  })

  it('marks places that cannot be told apart', () => {
    expect(text).toMatch(/Trapphus 14 B.*≈/)
    expect(text).not.toMatch(/Gången.*≈/)
  })
})

it('fills the same blanks in both languages', () => {
  const blanks = (phrase: string) => [...phrase.matchAll(/\{\w+\}/g)].map(String).sort()
  for (const [key, phrase] of Object.entries(phrases.sv)) {
    expect(blanks(phrases.en[key as keyof typeof phrases.en]), key).toEqual(blanks(phrase))
  }
})
