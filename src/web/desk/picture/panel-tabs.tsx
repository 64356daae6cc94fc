import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { type PanelTab, panelTabs } from '../search.ts'

interface Props {
  readonly chosen: PanelTab | undefined
  readonly onChange: (tab: PanelTab | undefined) => void
}

/** What the panel lists: places as the numbers rank them, points as people confirmed them, what is not solved. */
export function PanelTabs({ chosen, onChange }: Props) {
  const { messages } = useSpoken()
  return (
    <ToggleButtonGroup
      className="segmented panel-tabs"
      aria-label={messages.panel.lists}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen ?? 'places']}
      onSelectionChange={(keys) => onChange(panelTabs.find((tab) => keys.has(tab)))}
    >
      <ToggleButton id="places">{messages.panel.places}</ToggleButton>
      {panelTabs.map((tab) => (
        <ToggleButton key={tab} id={tab}>
          {messages.panel[tab]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
