import { useState } from 'react'
import { Button, DropZone, FileTrigger } from 'react-aria-components'
import type { RowProblem } from '../../../domain/import/import-record.ts'
import { problemText } from '../../../domain/import/problem-text.ts'
import type { PlacesFile } from '../../../domain/place/place-features.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { words } from './ground-words.ts'
import { ProblemLine } from './problem-line.tsx'
import { editsOf, readGroundFile } from './read-ground-file.ts'
import { type GroundEditor, newId } from './use-ground.ts'

interface Read {
  readonly name: string
  readonly found: PlacesFile | null
  readonly problems: readonly RowProblem[] | 'no-geojson'
}

/** A GeoJSON file: read here in the browser, shown, and put into the draft only when one says so. */
export function GroundFile({ editor }: { readonly editor: GroundEditor }) {
  const say = useWords(words)
  const [read, setRead] = useState<Read | null>(null)
  async function open(file: File) {
    const result = await readGroundFile(await file.text(), editor.planeEpsg, newId)
    setRead({
      name: file.name,
      found: result.ok ? result.value : null,
      problems: result.ok ? [] : result.problem,
    })
  }
  return (
    <DropZone
      className="ground-drop"
      aria-label={say.file}
      onDrop={async ({ items }) => {
        const item = items.find((each) => each.kind === 'file')
        if (item) await open(await item.getFile())
      }}
    >
      {!read && (
        <FileTrigger acceptedFileTypes={['.geojson', '.json']} onSelect={(files) => files?.[0] && void open(files[0])}>
          <Button className="button-quiet">{say.file}</Button>
        </FileTrigger>
      )}
      {read && <FileCard read={read} editor={editor} onClose={() => setRead(null)} />}
    </DropZone>
  )
}

interface CardProps {
  readonly read: Read
  readonly editor: GroundEditor
  readonly onClose: () => void
}

function FileCard({ read: { name, found, problems }, editor, onClose }: CardProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  const [places, areas, walks] = [found?.places, found?.areas, found?.walks].map((list) =>
    format.whole(list?.length ?? 0),
  )
  return (
    <section className="card" aria-live="polite">
      <h3>{say.fileTitle(name)}</h3>
      {found && <p>{say.fileFound(places ?? '', areas ?? '', walks ?? '')}</p>}
      {problems === 'no-geojson' && <p className="notice notice-danger">{say.fileNot}</p>}
      {problems !== 'no-geojson' && problems.length > 0 && <RowProblems problems={problems} />}
      <ProblemLine editor={editor} />
      <div className="ground-tools">
        {found && (
          <Button className="button-primary" onPress={() => editor.act(...editsOf(found)) && onClose()}>
            {say.fileAdd}
          </Button>
        )}
        <Button
          className="button-quiet"
          onPress={() => {
            editor.forget()
            onClose()
          }}
        >
          {say.close}
        </Button>
      </div>
    </section>
  )
}

const rowsShown = 20

function RowProblems({ problems }: { readonly problems: readonly RowProblem[] }) {
  const say = useWords(words)
  const { language, format } = useSpoken()
  const more = problems.length - rowsShown
  return (
    <>
      <p className="notice">{say.fileBad}</p>
      <ScrollRegion label={say.fileProblem}>
        <table className="table table-text">
          <thead>
            <tr>
              {[say.fileRow, say.fileField, say.fileProblem].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, rowsShown).map((problem) => (
              <tr key={`${problem.row} ${problem.column} ${problem.code}`}>
                <th scope="row">{problem.row}</th>
                <td>{problem.column}</td>
                <td>{problemText(problem, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {more > 0 && <p className="soft small">{say.fileMore(format.whole(more))}</p>}
    </>
  )
}
