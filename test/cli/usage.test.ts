import { describe, expect, it } from 'vitest'
import { commandNamed, commands } from '../../src/cli/commands.ts'
import { languageAsked, languageOf } from '../../src/cli/language.ts'
import { progressLine } from '../../src/cli/progress.ts'
import { narvaro } from './remembering-terminal.ts'

const names = Object.keys(commands)

describe('help', () => {
  it('lists every command, in the reader’s language', async () => {
    const english = await narvaro(['--help'])
    const swedish = await narvaro(['--help'], { language: 'sv' })
    expect(english.code).toBe(0)
    for (const name of names) expect(english.out).toMatch(new RegExp(`^  ${name}\\b`, 'm'))
    expect(english.out).toContain('Usage: narvaro [options] [command]')
    expect(swedish.out).toContain('Så här: narvaro [flaggor] [kommando]')
    expect(swedish.out).toMatch(/Platser, aldrig\s+personer\./)
  })

  it.each(names)('of %s has an example and --json', async (name) => {
    for (const language of ['sv', 'en'] as const) {
      const { code, out, err } = await narvaro([name, '--help'], { language })
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toMatch(language === 'sv' ? /Exempel:\n {2}\S*.*narvaro / : /Examples?:\n {2}\S*.*narvaro /)
      if (name !== 'user') expect(out).toContain('--json')
    }
  })

  it('is also `help COMMAND`', async () => {
    const { code, out } = await narvaro(['help', 'analyse'])
    expect(code).toBe(0)
    expect(out).toContain('narvaro analyse [options] <file>')
  })

  it('of a command of `user` has --json', async () => {
    for (const name of ['add', 'list', 'role', 'reset-password', 'disable']) {
      expect((await narvaro(['user', name, '--help'])).out).toContain('--json')
    }
  })
})

it('prints its version', async () => {
  expect(await narvaro(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' })
})

describe('a line that is written wrongly ends with 2 and says where help is', () => {
  const wrong: readonly (readonly [string, string[], RegExp, RegExp])[] = [
    ['no command', [], /Usage:/, /Så här:/],
    ['an unknown command', ['analyze'], /unknown command 'analyze'\. Did you mean analyse\?/, /okänt kommando analyze/],
    ['an unknown option', ['migrate', '--jsn'], /unknown option '--jsn'/, /okänd flagga --jsn. Menade du --json\?/],
    ['a missing argument', ['analyse'], /missing required argument 'file'/, /argumentet <file> saknas/],
    ['a date that is none', ['analyse', 'x', '--since', '2026-02-30'], /write a date like/, /skriv ett datum som/],
    ['a number that is none', ['analyse', 'x', '--cell', '0'], /whole number from 1 to/, /helt tal från 1 till/],
    ['a coordinate system', ['analyse', 'x', '--crs', 'sweref'], /write it as EPSG:3006/, /skriv det som EPSG:3006/],
    ['a time zone', ['analyse', 'x', '--time-zone', 'Mars'], /time zone such as/, /tidszon som/],
    ['a plane in degrees', ['import', 'x', '--plane', '4326'], /a plane in metres/, /ett plan i meter/],
    ['an operation without a start', ['import', 'x', '--new-operation', 'A'], /needs --starts/, /behöver --starts/],
    [
      'options that do not go together',
      ['import', 'x', '--operation', 'A', '--new-operation', 'B', '--starts', '2026-01-01'],
      /cannot be used with/,
      /kan inte användas tillsammans med/,
    ],
    ['rows and JSON at once', ['export', '--json'], /--json needs --out/, /med --json behövs --out/],
    ['a role nobody has', ['user', 'role', 'a@b.se', 'boss'], /Allowed choices are/, /fel värde för/],
  ]
  it.each(wrong)('%s', async (_, argv, english, swedish) => {
    const inEnglish = await narvaro(argv)
    const inSwedish = await narvaro(argv, { language: 'sv' })
    expect(inEnglish).toMatchObject({ code: 2, out: '' })
    expect(inSwedish).toMatchObject({ code: 2, out: '' })
    expect(inEnglish.err).toMatch(english)
    expect(inSwedish.err).toMatch(swedish)
  })
})

describe('the language', () => {
  it('is Swedish when the locale is, by the order of POSIX', () => {
    expect(languageOf({ LANG: 'sv_SE.UTF-8' })).toBe('sv')
    expect(languageOf({ LANG: 'sv_SE.UTF-8', LC_ALL: 'C' })).toBe('en')
    expect(languageOf({})).toBe('en')
  })

  it('can be asked for anywhere on the line', () => {
    expect(languageAsked(['--lang', 'sv', 'migrate'])).toBe('sv')
    expect(languageAsked(['migrate', '--lang=en'])).toBe('en')
    expect(languageAsked(['migrate', '--lang', 'de'])).toBeNull()
  })

  it('is not taken for the command', () => {
    expect(commandNamed(['--lang', 'sv', 'import', 'x'])).toBe('import')
    expect(commandNamed(['toString'])).toBeNull()
  })
})

describe('progress', () => {
  it('counts, and says the time left once it can', () => {
    expect(progressLine('sv', 'Läser', 40_000, 100_000, 2)).toBe(
      'Läser  40 000 av 100 000 · 3 s kvar'.replace(/(\d) (\d)/g, '$1\u00a0$2'),
    )
    expect(progressLine('en', 'Reading', 1000, 100_000, 2)).toBe('Reading  1,000 of 100,000')
    expect(progressLine('en', 'Reading', 5000, null, 2)).toBe('Reading  5,000')
  })
})
