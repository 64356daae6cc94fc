import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { type Formats, formatsFor } from './format.ts'
import { en } from './messages/en.ts'
import { type Messages, sv } from './messages/sv.ts'

export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

const tables: Record<Language, Messages> = { sv, en }
export const locales: Record<Language, string> = { sv: 'sv-SE', en: 'en-GB' }
const storageKey = 'narvaro.language'

interface Spoken {
  readonly language: Language
  readonly messages: Messages
  readonly format: Formats
  readonly setLanguage: (language: Language) => void
}

const SpokenContext = createContext<Spoken | null>(null)

const isLanguage = (text: string | null): text is Language => languages.includes(text as Language)

/** The remembered language, else English for a browser that asks for it, else Swedish. */
function firstLanguage(): Language {
  const remembered = localStorage.getItem(storageKey)
  if (isLanguage(remembered)) return remembered
  return navigator.language.startsWith('en') ? 'en' : 'sv'
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState(firstLanguage)
  useEffect(() => document.documentElement.setAttribute('lang', language), [language])
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(storageKey, next)
    choose(next)
  }, [])
  const spoken = useMemo<Spoken>(
    () => ({ language, messages: tables[language], format: formatsFor(locales[language]), setLanguage }),
    [language, setLanguage],
  )
  return (
    <SpokenContext value={spoken}>
      <I18nProvider locale={locales[language]}>{children}</I18nProvider>
    </SpokenContext>
  )
}

/** Words and number formats in the reader's language. */
export function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext)
  if (!spoken) throw new Error('useSpoken needs LanguageProvider above it')
  return spoken
}

/**
 * The words of one feature in the reader's language. They stand in a file of the feature's own (`*-words.ts`), so that
 * they are loaded with it and not before; `messages/` holds what the first screen needs.
 */
export const useWords = <Words,>(words: Readonly<Record<Language, Words>>): Words => words[useSpoken().language]
