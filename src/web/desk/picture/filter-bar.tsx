import { lazy, type ReactNode, Suspense } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { PictureMessage } from '../../../wire/picture.ts'
import type { PlacesMessage } from '../../../wire/places.ts'
import { useSpoken } from '../../ui/language.tsx'
import { useOverlay } from '../../ui/use-overlay.ts'
import { type DeskSearch, filterKeys, listOf, listText, noFilter } from '../search.ts'

const FilterPopover = lazy(() => import('./filter-popover.tsx').then((it) => ({ default: it.FilterPopover })))
const ChosenChips = lazy(() => import('./chosen-chips.tsx').then((it) => ({ default: it.ChosenChips })))

export interface FilterProps {
  /** What there is to choose from, whatever is filtered. */
  readonly everything: PictureMessage
  readonly areas: PlacesMessage['areas']
  readonly search: DeskSearch
  readonly onChange: (part: Partial<DeskSearch>) => void
}

/** How many groups are chips, so that they stay one row above the map; the rest are behind the button. */
const chipsMost = 4

/** The commonest crime groups as chips, what else is chosen beside them, and one button for all there is to choose. */
export function FilterBar({ children, ...props }: FilterProps & { readonly children?: ReactNode }) {
  const { everything, search, onChange } = props
  const { messages, format } = useSpoken()
  const chosen = listOf(search.groups)
  const asChips = everything.groups.filter(({ key }, i) => i < chipsMost || chosen.includes(key))
  const { isOpen, setOpen, trigger } = useOverlay()
  const hasMore = filterKeys.some((key) => key !== 'groups' && key !== 'from' && key !== 'to' && search[key])
  return (
    <div className="filters">
      <Button
        ref={trigger}
        className="chip"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        {messages.filter.open}
        <svg viewBox="0 0 12 12" className="icon-small" aria-hidden="true">
          <path d="M3 5l3 3 3-3" />
        </svg>
      </Button>
      {isOpen && (
        <Suspense>
          <FilterPopover {...props} isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
      <ToggleButtonGroup
        className="chips"
        aria-label={messages.filter.groups}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange({ groups: listText([...keys].map(String)) })}
      >
        {asChips.map(({ key, count }) => (
          <ToggleButton key={key} id={key} className="chip">
            {messages.groups[key] ?? key}
            <small>{format.whole(count)}</small>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {hasMore && (
        <Suspense>
          <ChosenChips {...props} />
        </Suspense>
      )}
      {(search.groups || hasMore) && (
        <Button
          className="chip chip-clear"
          onPress={() => onChange({ ...noFilter, from: search.from, to: search.to })}
          aria-label={messages.filter.clear}
        >
          ✕
        </Button>
      )}
      {children}
    </div>
  )
}
