import { type ComponentType, lazy, Suspense } from 'react'

/** The glossary comes after the page. Where it does not come, the text stands as it is. */
const MarkedText = lazy<ComponentType<{ readonly text: string }>>(() =>
  import('./marked-text.tsx').then(
    (it) => ({ default: it.MarkedText }),
    () => ({ default: ({ text }) => text }),
  ),
)

/** A text whose words of the glossary say what they mean, each the first time it stands there. */
export const Glossed = ({ children }: { readonly children: string }) => (
  <Suspense fallback={children}>
    <MarkedText text={children} />
  </Suspense>
)
