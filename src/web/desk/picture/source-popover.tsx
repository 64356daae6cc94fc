import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { type IncidentSource, incidentSources } from '../../../domain/incident/incident.ts'
import { useSpoken } from '../../ui/language.tsx'
import type { OverlayProps } from '../../ui/use-overlay.ts'

interface Props extends OverlayProps {
  readonly chosen: readonly IncidentSource[]
  readonly onChange: (sources: readonly string[]) => void
}

/** Several sources may be chosen; none means all. */
export function SourcePopover({ isOpen, setOpen, trigger, chosen, onChange }: Props) {
  const { messages } = useSpoken()
  return (
    <Popover className="popover" placement="bottom start" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <ListBox
        className="menu"
        aria-label={messages.filter.sources}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) => onChange(keys === 'all' ? [] : [...keys].map(String))}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a popover takes the focus when it opens (ARIA practices)
        autoFocus
      >
        {incidentSources.map((source) => (
          <ListBoxItem key={source} id={source} className="menu-item menu-check">
            {messages.sources[source]}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}
