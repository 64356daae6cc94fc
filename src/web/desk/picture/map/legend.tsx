import { useSpoken } from '../../../ui/language.tsx'
import type { Token } from '../layer/overlay.ts'
import { tightUnderPixels } from './fit-home.ts'
import type { LegendItem } from './legend-items.ts'
import { LegendMark } from './legend-mark.tsx'

const variable = (token: Token) => `var(${token})`

/** What each mark on the map means. On a phone it is folded, since it would cover what it explains. */
export function Legend({ items }: { readonly items: readonly LegendItem[] }) {
  const { messages } = useSpoken()
  return (
    <details className="legend" open={window.innerWidth >= tightUnderPixels}>
      <summary>{messages.map.legend}</summary>
      <ul>
        {items.map(({ mark, text }) => (
          <li key={text}>
            <svg className="legend-mark" viewBox="0 0 30 14" aria-hidden="true">
              <LegendMark shape={mark} colour={variable} />
            </svg>
            {text}
          </li>
        ))}
      </ul>
    </details>
  )
}
