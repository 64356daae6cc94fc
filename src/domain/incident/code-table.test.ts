import { existsSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf } from '../time/calendar.ts'
import { brottskoder } from './brottskoder.ts'
import { createCodeLookup } from './code-table.ts'
import { groupOfWording, sensitivityOfWording } from './code-wording.ts'
import type { CrimeCodeTable } from './crime-codes.ts'
import { codeTableFromRows, parseCodeTable } from './parse-code-table.ts'

const lookup = createCodeLookup(brottskoder)
const on = (date: string) => dayNumberOf(date)

describe('the built-in table', () => {
  it('has each code once, four digits, in a group it knows', () => {
    const groups = new Set(brottskoder.groups.map(({ key }) => key))
    expect(new Set(brottskoder.codes.map(({ code }) => code)).size).toBe(brottskoder.codes.length)
    for (const { code, group } of brottskoder.codes) {
      expect(code).toMatch(/^\d{4}$/)
      expect(groups).toContain(group)
    }
  })

  it('marks what its decision marks', () => {
    const sensitive = (code: string) => {
      const found = lookup.code(code, on('2015-01-01'))
      return found.kind === 'known' ? found.sensitivity : found.kind
    }
    expect(['9642', '4024', '6101'].map(sensitive)).toEqual(['sexual', 'sexual', 'sexual'])
    expect(['9309', '0428', '9392', '9806', '1617'].map(sensitive)).toEqual(Array(5).fill('children'))
    expect(['9349', '9358', '0356', '0310', '0336'].map(sensitive)).toEqual(Array(5).fill('relation'))
    expect(['9510', '5910'].map(sensitive)).toEqual(['honour', 'unknown'])
    expect(['0355', '0365', '0312', '9459', '0855'].map(sensitive)).toEqual(Array(5).fill('none'))
  })

  it('is a table that could be brought as JSON', () => {
    expect(parseCodeTable(JSON.parse(JSON.stringify(brottskoder)))).toEqual({ ok: true, value: brottskoder })
  })

  const shared = process.env.NARVARO_SHARED ?? '../shared/data'
  const file = `${shared}/brottskoder-platsrelevanta.csv`
  it.skipIf(!existsSync(file))('agrees with the list it was made from, but for what the decision names', () => {
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(';'))
    const ours = new Map(brottskoder.codes.map((code) => [code.code, code]))
    const gone = rows.filter(([code = '']) => !ours.has(code)).map(([code]) => code)
    expect(gone).toEqual(['0318', '0916', '5910'])
    for (const [code = '', , ended] of rows) {
      const year = ended === '' ? null : `${Number(ended) + 1}-01-01`
      if (ours.has(code)) expect(ours.get(code)?.validTo, code).toBe(year)
    }
    const otherwise = rows.filter(
      ([code = '', name = '']) => ours.has(code) && ours.get(code)?.sensitivity !== sensitivityOfWording(name),
    )
    expect(otherwise.map(([code]) => code)).toEqual(['0307', '0308', '0310', '0311', '0312', '0313'])
  })
})

describe('createCodeLookup', () => {
  it('reads codes as spreadsheets leave them', () => {
    for (const text of ['0355', '355', '355.0', ' 0355 ', '355,0'])
      expect(lookup.code(text, 0)).toMatchObject({ code: '0355' })
  })

  it('knows a code after its end, but not as one in force', () => {
    expect(lookup.code('0840', on('2018-12-31'))).toMatchObject({ group: 'theft', inForce: true })
    expect(lookup.code('0840', on('2019-01-01'))).toMatchObject({ group: 'theft', inForce: false })
  })

  it('takes the version of the day, and the stricter of code and group', () => {
    const table: CrimeCodeTable = {
      name: 't',
      version: '2024-01-01',
      source: 's',
      groups: [
        { key: 'a', name: { sv: 'Ett', en: 'One' }, sensitivity: 'none' },
        { key: 'b', name: { sv: 'Två', en: 'Two' }, sensitivity: 'honour' },
      ],
      codes: [
        { code: 'X1', group: 'a', sensitivity: 'none', serious: false, validFrom: null, validTo: '2020-01-01' },
        { code: 'X1', group: 'b', sensitivity: 'none', serious: false, validFrom: '2020-01-01', validTo: null },
      ],
    }
    const own = createCodeLookup(table)
    expect(own.code('x1', on('2019-12-31'))).toMatchObject({ group: 'a', sensitivity: 'none', inForce: true })
    expect(own.code('x1', on('2020-01-01'))).toMatchObject({ group: 'b', sensitivity: 'honour', inForce: true })
    expect(own.group('TVÅ')).toEqual({ group: 'b', sensitivity: 'honour' })
    expect(own.group('constructor')).toBeNull()
  })

  it('tells an unknown code from what is no code', () => {
    expect(lookup.code('9999', 0)).toEqual({ kind: 'unknown', code: '9999' })
    for (const text of ['', 'mord?', 'x'.repeat(40), 'Misshandel mot man, utomhus'])
      expect(lookup.code(text, 0).kind).toBe('malformed')
    fc.assert(fc.property(fc.string(), (text) => ['known', 'unknown', 'malformed'].includes(lookup.code(text, 0).kind)))
  })
})

describe('tables of an operation', () => {
  const about = { name: 'Brå', version: '2026-09-24', source: 'Brå' }
  const header = ['brottskod', 'benamning', 'upphord', 'kodgrupp']
  const read = (...rows: readonly (readonly string[])[]) => codeTableFromRows(rows, about)

  it('are read from the shape of Brå, group and sensitivity by wording', () => {
    const table = read(
      header,
      ['355', 'Misshandel utomhus', '', '03'],
      ['9999', 'Olaga hot mot flicka under 18 år (upphörde år 2019)', '', '98'],
      ['8888', 'Stöld av båt', '2018', '08'],
    )
    expect(table.ok && table.value.codes).toEqual([
      { code: '0355', group: 'violence', sensitivity: 'none', serious: false, validFrom: null, validTo: null },
      {
        code: '9999',
        group: 'children',
        sensitivity: 'children',
        serious: false,
        validFrom: null,
        validTo: '2020-01-01',
      },
      { code: '8888', group: 'theft', sensitivity: 'none', serious: false, validFrom: null, validTo: '2019-01-01' },
    ])
  })

  it('may say what is serious, and take our mark when they do not', () => {
    const own = (code: object) => parseCodeTable({ ...brottskoder, codes: [code] })
    const plain = { code: '0375', group: 'violence', sensitivity: 'none', validFrom: null, validTo: null }
    const mark = (code: object) => {
      const table = own(code)
      return table.ok && table.value.codes[0]?.serious
    }
    expect(mark(plain)).toBe(true)
    expect(mark({ ...plain, serious: false })).toBe(false)
    expect(mark({ ...plain, code: '7777' })).toBe(false)
    expect(mark({ ...plain, code: '7777', group: 'robbery' })).toBe(true)
    expect(own({ ...plain, serious: 'yes' }).ok).toBe(false)
    const told = read(header, ['9999', 'Grov misshandel av okänd', '', ''], ['9998', 'Misshandel, ej grov', '', ''])
    expect(told.ok && told.value.codes.map(({ serious }) => serious)).toEqual([true, false])
  })

  it('may name the group', () => {
    const table = read([...header, 'grupp'], ['9999', 'Något', '', '98', 'Rån'])
    expect(table.ok && table.value.codes[0]?.group).toBe('robbery')
  })

  it.each([
    [[['kod'], ['1']], 'code-table.columns-missing'],
    [[header, ['abc', 'x', '', '']], 'code-table.row-malformed'],
    [[header, ['0355', 'x', '', ''], ['355', 'y', '', '']], 'code-table.code-repeated'],
    [
      [
        [...header, 'grupp'],
        ['9999', 'x', '', '', 'Okänd sort'],
      ],
      'code-table.group-unknown',
    ],
  ] as const)('are refused by name when wrong', (rows, code) => {
    const table = read(...rows)
    expect(table.ok ? 'ok' : table.problem.code).toBe(code)
  })

  it('cannot make a sensitive group ordinary, nor carry fields nobody knows', () => {
    const groups = brottskoder.groups.map((group) =>
      group.key === 'sexual' ? { ...group, sensitivity: 'none' } : group,
    )
    expect(parseCodeTable({ ...brottskoder, groups }).ok).toBe(false)
    expect(parseCodeTable({ ...brottskoder, extra: 1 }).ok).toBe(false)
    const codes = [{ code: '1', group: 'nowhere', sensitivity: 'none', validFrom: null, validTo: null }]
    expect(parseCodeTable({ ...brottskoder, codes })).toMatchObject({ problem: { code: 'code-table.group-unknown' } })
    fc.assert(fc.property(fc.jsonValue(), (value) => !parseCodeTable(value).ok))
  })
})

describe('text that an operation writes into its own table', () => {
  const [group] = brottskoder.groups
  it.each([
    ['name', { name: 'Tabell 811218-9876' }],
    ['source', { source: 'anna@example.se' }],
    ['groups.0', { groups: [{ ...group, name: { sv: 'Ring 070-174 06 05', en: 'Call' } }] }],
  ])('is refused when its %s holds personal data', (at, part) => {
    expect(parseCodeTable({ ...brottskoder, codes: [], ...part })).toEqual({
      ok: false,
      problem: { code: 'code-table.personal-data', at },
    })
  })

  it('is refused, too, when it is the name of the file of a list', () => {
    const about = { name: '811218-9876.csv', version: '2026-01-01', source: '811218-9876.csv' }
    expect(codeTableFromRows([['kod', 'brott']], about)).toMatchObject({
      problem: { code: 'code-table.personal-data', at: 'name' },
    })
  })
})

describe('wording', () => {
  it.each([
    ['Misshandel, mot kvinna, obekant med offret', 'none'],
    ['Misshandel, mot kvinna, bekant med offret', 'relation'],
    ['Grov kvinnofridskränkning', 'relation'],
    ['Våldtäkt mot barn', 'sexual'],
    ['Barnäktenskapsbrott', 'honour'],
    ['Misshandel mot pojke 0-6 år', 'children'],
    ['Barnpornografibrott', 'sexual'],
    ['Rån mot butik', 'none'],
  ])('%s: %s', (name, sensitivity) => expect(sensitivityOfWording(name)).toBe(sensitivity))

  it('gives a group', () => {
    expect(groupOfWording('Övergrepp i rättssak')).toBe('silence')
    expect(groupOfWording('Subventionsmissbruk')).toBe('other')
    expect(groupOfWording('Våldtäkt')).toBe('sexual')
  })
})
