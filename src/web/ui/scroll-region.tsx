import type { ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly children: ReactNode
}

/** A table that may be larger than its place. It takes the focus, so that the arrow keys can scroll it (WCAG 2.1.1). */
export function ScrollRegion({ label, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- axe asks for it: scrollable-region-focusable
    <section className="table-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
