import { lazy, Suspense } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { PictureMessage } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'
import { useOverlay } from '../../ui/use-overlay.ts'
import { type DeskSearch, listOf, sourcesOf } from '../search.ts'

const SourcePopover = lazy(() => import('./source-popover.tsx').then((it) => ({ default: it.SourcePopover })))

interface Props {
  /** Names and counts of the groups, whatever is filtered. */
  readonly groups: PictureMessage['groups']
  readonly search: DeskSearch
  readonly onChange: (part: Partial<DeskSearch>) => void
}

/** Crime groups as chips and sources as a choice: none chosen means all. */
export function FilterBar({ groups, search, onChange }: Props) {
  const { messages, format } = useSpoken()
  const chosen = listOf(search.groups)
  const known = groups.filter(({ count, key }) => count > 0 || chosen.includes(key))
  return (
    <div className="filters">
      <ToggleButtonGroup
        className="chips"
        aria-label={messages.filter.groups}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange({ groups: joined([...keys].map(String)) })}
      >
        {known.map(({ key, count }) => (
          <ToggleButton key={key} id={key} className="chip">
            {messages.groups[key] ?? key}
            <small>{format.whole(count)}</small>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <SourceSelect search={search} onChange={onChange} />
      {(search.groups || search.sources) && (
        <Button
          className="chip chip-clear"
          onPress={() => onChange({ groups: undefined, sources: undefined })}
          aria-label={messages.filter.clear}
        >
          ✕
        </Button>
      )}
    </div>
  )
}

const joined = (keys: readonly string[]) => (keys.length > 0 ? keys.toSorted().join(',') : undefined)

function SourceSelect({ search, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const { messages, format } = useSpoken()
  const { isOpen, setOpen, trigger } = useOverlay()
  const chosen = sourcesOf(search)
  const named = format.list(chosen.map((source) => messages.sources[source]))
  return (
    <>
      <Button
        ref={trigger}
        className="chip"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {chosen.length === 0 ? messages.filter.allSources : named}
        <svg viewBox="0 0 12 12" className="icon-small" aria-hidden="true">
          <path d="M3 5l3 3 3-3" />
        </svg>
      </Button>
      {isOpen && (
        <Suspense>
          <SourcePopover
            isOpen={isOpen}
            setOpen={setOpen}
            trigger={trigger}
            chosen={chosen}
            onChange={(keys) => onChange({ sources: joined(keys) })}
          />
        </Suspense>
      )}
    </>
  )
}
