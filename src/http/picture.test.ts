import { describe, expect, it } from 'vitest'
import { localClock } from '../domain/time/local-clock.ts'
import { filterOf } from './picture.ts'

const clock = localClock('Europe/Stockholm')
const at = (text: string) => Date.parse(text)
const place = '01890000-0000-7000-8000-000000000001'

describe('the query of a picture', () => {
  it('lets everything through when it says nothing', () => expect(filterOf({}, clock)).toEqual({ ok: true, value: {} }))

  it('means whole local weeks, over the clock changes too', () => {
    const weeks = filterOf({ from: '2026-03-23', to: '2026-03-29' }, clock)
    expect(weeks).toEqual({
      ok: true,
      value: { from: at('2026-03-23T00:00:00+01:00'), to: at('2026-03-30T00:00:00+02:00') },
    })
    expect(filterOf({ from: '2026-03-25', to: '2026-03-26' }, clock)).toEqual(weeks)
  })

  it('takes lists and a place', () => {
    expect(
      filterOf({ groups: 'violence,theft', sources: 'reported,observed', place: place.toUpperCase() }, clock),
    ).toEqual({
      ok: true,
      value: { groups: ['violence', 'theft'], sources: ['reported', 'observed'], place },
    })
  })

  it.each([
    ['groups', ''],
    ['groups', 'violence,'],
    ['groups', 'Våld'],
    ['groups', Array(101).fill('a').join(',')],
    ['sources', ''],
    ['sources', 'rumour'],
    ['sources', 'reported,,observed'],
    ['from', '2026-02-30'],
    ['from', '2026-2-3'],
    ['from', '0000-01-01'],
    ['to', 'today'],
    ['to', '2026-03-01T00:00'],
    ['place', 'x'],
    ['place', ''],
  ])('refuses %s=%s', (field, value) => {
    expect(filterOf({ [field]: value }, clock)).toEqual({ ok: false, problem: { code: 'input.malformed', field } })
  })

  it('refuses to end before it begins', () =>
    expect(filterOf({ from: '2026-03-02', to: '2026-02-23' }, clock)).toMatchObject({ problem: { field: 'to' } }))
})
