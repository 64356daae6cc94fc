import type { ReactNode } from 'react'

/** Something is on its way: said to everyone, drawn as three quiet dots. */
export function Waiting({ text }: { readonly text: string }) {
  return (
    <output className="waiting">
      <span className="waiting-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {text}
    </output>
  )
}

interface StateProps {
  readonly title: string
  readonly lead: string
  /** One button or link that does the next thing. */
  readonly children?: ReactNode
  readonly detail?: string
  readonly isAlert?: boolean
}

/** A page without content: what belongs here, or what went wrong, and the one thing to do. */
export function StatePage({ title, lead, detail, children, isAlert = false }: StateProps) {
  return (
    <section className="state-page" role={isAlert ? 'alert' : undefined}>
      <svg className="state-art" viewBox="0 0 96 64" aria-hidden="true">
        <rect x="4" y="20" width="24" height="40" rx="3" />
        <rect x="68" y="12" width="24" height="48" rx="3" />
        <circle className="state-ring" cx="48" cy="36" r="16" />
        <circle className="state-dot" cx="48" cy="36" r="5" />
      </svg>
      <h1>{title}</h1>
      <p>{lead}</p>
      {children}
      {detail && <p className="soft small">{detail}</p>}
    </section>
  )
}
