import { Button, DropZone, FileTrigger } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'

const accepted = ['.csv', '.tsv', '.txt', '.xlsx', '.geojson', '.json', '.ndjson', '.jsonl']

/** A file by hand or by keyboard. */
export function FileDrop({ onFile }: { readonly onFile: (file: File) => void }) {
  const { messages } = useSpoken()
  const say = messages.import
  return (
    <DropZone
      className="drop"
      aria-label={say.drop}
      onDrop={async ({ items }) => {
        const item = items.find((each) => each.kind === 'file')
        if (item) onFile(await item.getFile())
      }}
    >
      <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
        <path d="M10 3v9M6.500 8.800 10 12.300l3.500-3.500M3.500 13v3.500h13V13" />
      </svg>
      <p>{say.drop}</p>
      <FileTrigger acceptedFileTypes={accepted} onSelect={(files) => files?.[0] && onFile(files[0])}>
        <Button className="button-primary">{say.choose}</Button>
      </FileTrigger>
      <p className="small soft">{say.formats}</p>
    </DropZone>
  )
}
