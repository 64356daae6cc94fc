import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { guides } from './guide-list.ts'
import { type Block, piecesOf, readGuide } from './guide-text.ts'
import { words } from './help-words.ts'

/** The guides of the documentation, one at a time. */
export function Guides() {
  const say = useWords(words)
  const { language } = useSpoken()
  const [chosen, setChosen] = useState(0)
  const all = guides[language].map(readGuide)
  const guide = all[chosen]
  return (
    <section className="card">
      <h2>{say.guides}</h2>
      <p className="soft">{say.guidesLead}</p>
      <ToggleButtonGroup
        className="guide-choice"
        aria-label={say.guides}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[String(chosen)]}
        onSelectionChange={(keys) => setChosen(Number([...keys][0] ?? 0))}
      >
        {all.map(({ title }, index) => (
          <ToggleButton key={title} id={String(index)} className="chip">
            {title}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {guide && (
        <article className="guide" aria-live="polite">
          <h3>{guide.title}</h3>
          {guide.blocks.map((block) => (
            <GuideBlock
              key={block.kind === 'heading' || block.kind === 'text' ? block.text : block.items[0]}
              block={block}
            />
          ))}
        </article>
      )}
    </section>
  )
}

function GuideBlock({ block }: { readonly block: Block }) {
  if (block.kind === 'heading') return <h4>{block.text}</h4>
  if (block.kind === 'text')
    return (
      <p>
        <Line text={block.text} />
      </p>
    )
  const items = block.items.map((item) => (
    <li key={item}>
      <Line text={item} />
    </li>
  ))
  return block.kind === 'steps' ? <ol>{items}</ol> : <ul>{items}</ul>
}

const Line = ({ text }: { readonly text: string }) =>
  piecesOf(text).map((piece) => (piece.isStrong ? <b key={piece.text}>{piece.text}</b> : piece.text))
