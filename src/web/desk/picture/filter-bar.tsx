import { lazy, Suspense } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { incidentSources } from '../../../domain/incident/incident.ts'
import type { PictureMessage } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'
import { useOverlay } from '../../ui/use-overlay.ts'
import { type DeskSearch, listOf, sourcesOf } from '../search.ts'
import type { ChoiceList } from './choice-popover.tsx'

const ChoicePopover = lazy(() => import('./choice-popover.tsx').then((it) => ({ default: it.ChoicePopover })))

interface Props {
  /** Names and counts of the groups, most first, whatever is filtered. */
  readonly groups: PictureMessage['groups']
  readonly search: DeskSearch
  readonly onChange: (part: Partial<DeskSearch>) => void
}

/** How many groups are chips, so that they stay one row above the map; the rest are behind a button. */
const chipsMost = 4

const joined = (keys: readonly string[]) => (keys.length > 0 ? keys.toSorted().join(',') : undefined)

/** Crime groups as chips and sources as a choice: none chosen means all. */
export function FilterBar({ groups, search, onChange }: Props) {
  const { messages, format } = useSpoken()
  const chosen = listOf(search.groups)
  const asChips = groups.filter(({ key }, i) => i < chipsMost || chosen.includes(key))
  const rest = groups.filter((group) => !asChips.includes(group))
  const setGroups = (keys: readonly string[]) => onChange({ groups: joined(keys) })
  const nameOf = (key: string) => messages.groups[key] ?? key
  const sources = sourcesOf(search)
  return (
    <div className="filters">
      <ToggleButtonGroup
        className="chips"
        aria-label={messages.filter.groups}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => setGroups([...keys].map(String))}
      >
        {asChips.map(({ key, count }) => (
          <ToggleButton key={key} id={key} className="chip">
            {nameOf(key)}
            <small>{format.whole(count)}</small>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {rest.length > 0 && (
        <Choice
          label={messages.filter.groups}
          text={messages.filter.more(format.whole(rest.length))}
          items={rest.map(({ key, count }) => ({ key, name: nameOf(key), note: format.whole(count) }))}
          chosen={[]}
          onChange={(keys) => setGroups([...chosen, ...keys])}
        />
      )}
      <Choice
        label={messages.filter.sources}
        text={
          sources.length === 0 ? messages.filter.allSources : format.list(sources.map((it) => messages.sources[it]))
        }
        items={incidentSources.map((key) => ({ key, name: messages.sources[key], note: '' }))}
        chosen={sources}
        onChange={(keys) => onChange({ sources: joined(keys) })}
      />
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

interface ChoiceProps extends ChoiceList {
  /** What the button says. */
  readonly text: string
}

function Choice({ text, ...list }: ChoiceProps) {
  const { isOpen, setOpen, trigger } = useOverlay()
  return (
    <>
      <Button
        ref={trigger}
        className="chip"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {text}
        <svg viewBox="0 0 12 12" className="icon-small" aria-hidden="true">
          <path d="M3 5l3 3 3-3" />
        </svg>
      </Button>
      {isOpen && (
        <Suspense>
          <ChoicePopover {...list} isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
    </>
  )
}
