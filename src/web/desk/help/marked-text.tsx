import { useMemo } from 'react'
import { useSpoken } from '../../ui/language.tsx'
import { findTerms } from './find-terms.ts'
import { Term } from './term.tsx'

/** A text in which the glossary's words explain themselves. */
export function MarkedText({ text }: { readonly text: string }) {
  const { language } = useSpoken()
  const stretches = useMemo(() => findTerms(text, language), [text, language])
  return stretches.map((stretch) =>
    stretch.term ? (
      <Term key={stretch.term} of={stretch.term}>
        {stretch.text}
      </Term>
    ) : (
      stretch.text
    ),
  )
}
