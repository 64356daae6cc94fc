import { ToggleButton } from 'react-aria-components'
import { useSpoken } from './language.tsx'

interface Props {
  readonly isTable: boolean
  readonly onChange: (isTable: boolean) => void
}

/** Every map and chart can be read as a table. */
export function TableToggle({ isTable, onChange }: Props) {
  const { messages } = useSpoken()
  return (
    <ToggleButton
      className="button-icon table-toggle"
      isSelected={isTable}
      onChange={onChange}
      aria-label={messages.showTable}
    >
      <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
        <path d="M3.500 4.500h13v11h-13zM3.500 8.200h13M3.500 11.800h13M8 8.200v7.300" />
      </svg>
    </ToggleButton>
  )
}
