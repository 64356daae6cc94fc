export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

/** One sentence in both languages; a missing language does not compile. */
export type Words = Readonly<Record<Language, string>>

type Environment = Readonly<Record<string, string | undefined>>

/** Swedish when the locale starts with `sv`, else English. `LC_ALL` beats `LC_MESSAGES` beats `LANG` (POSIX). */
export function languageOf(environment: Environment): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.toLowerCase().startsWith('sv') ? 'sv' : 'en'
}

/** `--lang sv` or `--lang=sv` anywhere on the line: known before the line is parsed, so that help speaks it too. */
export function languageAsked(argv: readonly string[]): Language | null {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const value = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1]
  return languages.find((language) => language === value) ?? null
}

/** Fills `{name}` in a sentence. A name without a value is a bug, so it stays visible. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))

const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' }

/** `11 701` in Swedish, `11,701` in English; `digits` decimals. */
export const figure = (language: Language, value: number, digits = 0): string =>
  new Intl.NumberFormat(locales[language], { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  )
