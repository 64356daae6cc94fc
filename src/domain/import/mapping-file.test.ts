import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessMapping } from './guess-mapping.ts'
import { parseMapping } from './mapping-file.ts'

const { mapping } = guessMapping({
  columns: ['id', 'datum', 'lat', 'lon'],
  sample: [{ row: 2, cells: ['1', '2024-01-01', '59.2', '17.9'] }],
  timeZone: 'Europe/Stockholm',
  crs: null,
})
const problem = (value: unknown) => {
  const parsed = parseMapping(value)
  return parsed.ok ? 'ok' : `${parsed.problem.code} ${parsed.problem.field}`
}

describe('parseMapping', () => {
  it('reads back what was guessed and saved', () => {
    expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ ok: true, value: mapping })
    const marks = { regime: 'gdpr', controller: 'Exempelby', purpose: 'municipal-prevention', sourceGrade: 'B2' }
    expect(problem({ ...mapping, marks })).toBe('ok')
  })

  it.each([
    [{ ...mapping, extra: 1 }, 'mapping.unknown-field extra'],
    [{ ...mapping, columns: { ...mapping.columns, person: 'namn' } }, 'mapping.unknown-field columns.person'],
    [{ ...mapping, values: { ...mapping.values, note: {} } }, 'mapping.unknown-field values.note'],
    [{ ...mapping, crs: undefined }, 'mapping.malformed crs'],
    [{ ...mapping, timeZone: 'Europe/Atlantis' }, 'mapping.malformed timeZone'],
    [{ ...mapping, snapWithinMetres: -1 }, 'mapping.malformed snapWithinMetres'],
    [{ ...mapping, snapWithinMetres: Number.NaN }, 'mapping.malformed snapWithinMetres'],
    [{ ...mapping, makePlacesMetres: 0 }, 'mapping.malformed makePlacesMetres'],
    [{ ...mapping, values: { ...mapping.values, source: { x: 'protected' } } }, 'mapping.malformed values.source.x'],
    ...['anna@example.se', '811218-9876', 'tel 070-174 06 05', 'bil ABC 123'].map((controller): [unknown, string] => [
      { ...mapping, marks: { regime: 'gdpr', controller, purpose: 'prevent-crime', sourceGrade: 'A1' } },
      'mapping.personal-data marks.controller',
    ]),
    [{ ...mapping, marks: { regime: 'gdpr' } }, 'mapping.missing-field marks.controller'],
    [{}, 'mapping.missing-field columns'],
    [[], 'mapping.malformed '],
    [null, 'mapping.malformed '],
    ['{}', 'mapping.malformed '],
  ])('refuses what does not belong', (value, expected) => expect(problem(value)).toBe(expected))

  it('answers any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !parseMapping(value).ok))
    expect(problem(JSON.parse('{"__proto__": {"columns": {}}}'))).toContain('mapping.unknown-field')
  })
})
