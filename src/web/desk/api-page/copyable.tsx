import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'
import { words } from './api-words.ts'

/** A text to take along, whole also where it does not fit. */
export function Copyable({ text }: { readonly text: string }) {
  const say = useWords(words)
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true))
  return (
    <span className="copyable">
      <code>{text}</code>
      <Button className="button-quiet" onPress={copy}>
        {isCopied ? say.copied : say.copy}
      </Button>
    </span>
  )
}
