import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { type Language, languages, useSpoken } from './language.tsx'
import { en } from './messages/en.ts'
import { sv } from './messages/sv.ts'

const names: Record<Language, { readonly name: string }> = {
  sv: sv.language,
  en: en.language,
}

/** Each language named in itself, so that it can be found by who does not read the other. */
export function LanguageSwitch() {
  const { language, messages, setLanguage } = useSpoken()
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={messages.language.choose}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => setLanguage([...keys][0] as Language)}
    >
      {languages.map((each) => (
        <ToggleButton key={each} id={each} lang={each}>
          {names[each].name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
