import { Dialog, Header, ListBox, ListBoxItem, ListBoxSection, Popover } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import type { OverlayProps } from '../../ui/use-overlay.ts'
import { type FilterSearch, listOf, listText } from '../search.ts'
import { type FacetKey, facetLists } from './facets.ts'
import type { FilterProps } from './filter-bar.tsx'
import './filter-popover.css'
import { words as allWords } from './filter-words.ts'

const parting = ':'

/** Everything one can choose incidents by, in one list; none chosen of a kind means all. */
export function FilterPopover({
  everything,
  areas,
  search,
  onChange,
  isOpen,
  setOpen,
  trigger,
}: FilterProps & OverlayProps) {
  const { messages, format } = useSpoken()
  const words = useWords(allWords)
  const lists = facetLists(everything, areas, { messages, words, format })
  const chosen = lists.flatMap(({ key }) => listOf(search[key]).map((value) => key + parting + value))
  const choose = (keys: readonly string[]) => {
    const valuesOf = (key: FacetKey) =>
      keys.filter((one) => one.startsWith(key + parting)).map((one) => one.slice(key.length + parting.length))
    onChange(Object.fromEntries(lists.map(({ key }) => [key, listText(valuesOf(key))])) as FilterSearch)
  }
  return (
    <Popover className="popover" placement="bottom start" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <Dialog aria-label={words.title} className="filter-dialog">
        <ListBox
          className="menu filter-list"
          aria-label={words.title}
          selectionMode="multiple"
          // Escape closes; what was chosen stays.
          escapeKeyBehavior="none"
          selectedKeys={chosen}
          onSelectionChange={(keys) => choose(keys === 'all' ? [] : [...keys].map(String))}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a popover takes the focus when it opens (ARIA practices)
          autoFocus
        >
          {lists.map(({ key, title, values }) => (
            <ListBoxSection key={key} className="filter-section">
              <Header>{title}</Header>
              {values.map((value) => (
                <ListBoxItem
                  key={value.key}
                  id={key + parting + value.key}
                  textValue={value.name}
                  className="menu-item menu-check"
                >
                  {value.name}
                  {value.count !== null && <span className="menu-note">{format.whole(value.count)}</span>}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Dialog>
    </Popover>
  )
}
