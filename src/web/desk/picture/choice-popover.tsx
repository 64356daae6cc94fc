import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import type { OverlayProps } from '../../ui/use-overlay.ts'

export interface ChoiceList {
  readonly label: string
  readonly items: readonly { readonly key: string; readonly name: string; readonly note: string }[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** Several may be chosen; none means all. */
export function ChoicePopover({ isOpen, setOpen, trigger, label, items, chosen, onChange }: ChoiceList & OverlayProps) {
  return (
    <Popover className="popover" placement="bottom start" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <ListBox
        className="menu"
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange(keys === 'all' ? [] : [...keys].map(String))}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a popover takes the focus when it opens (ARIA practices)
        autoFocus
      >
        {items.map(({ key, name, note }) => (
          <ListBoxItem key={key} id={key} textValue={name} className="menu-item menu-check">
            {name} <span className="menu-note">{note}</span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}
