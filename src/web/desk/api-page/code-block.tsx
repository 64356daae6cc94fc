interface Props {
  readonly label: string
  readonly text: string
}

/** Text as a machine wrote it, in a window of its own. */
export const CodeBlock = ({ label, text }: Props) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- axe asks for it: scrollable-region-focusable
  <section className="code-block" aria-label={label} tabIndex={0}>
    <pre>{text}</pre>
  </section>
)
