import type { CreatedImportMessage } from '../../../wire/imports.ts'
import { useSpoken } from '../../ui/language.tsx'
import type { Messages } from '../../ui/messages/sv.ts'
import { Glossed } from '../help/glossed.tsx'

type Figures = CreatedImportMessage['import']['figures']
type FigureName = keyof Messages['import']['figures']

/** Always told; the others only when they are not zero. */
const alwaysShown: ReadonlySet<FigureName> = new Set(['rows', 'added', 'updated', 'unchanged', 'problems'])

export function ImportFigures({ figures }: { readonly figures: Figures }) {
  const { messages, format } = useSpoken()
  const names = Object.keys(messages.import.figures) as FigureName[]
  const shown = names.filter((name) => alwaysShown.has(name) || figures[name] > 0)
  return (
    <>
      <dl className="import-figures">
        {shown.map((name) => (
          <div key={name} className={name === 'problems' && figures.problems > 0 ? 'figure-problem' : undefined}>
            <dt>
              <Glossed>{messages.import.figures[name]}</Glossed>
            </dt>
            <dd>{format.whole(figures[name])}</dd>
          </div>
        ))}
      </dl>
      {figures.droppedColumns.length > 0 && (
        <p className="small soft">{messages.import.droppedColumns(format.list(figures.droppedColumns))}</p>
      )}
    </>
  )
}
