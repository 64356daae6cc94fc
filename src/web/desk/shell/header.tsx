import { Link } from '@tanstack/react-router'
import type { OperationMessage } from '../../../wire/operations.ts'
import { type Formats } from '../../ui/format.ts'
import { useSpoken } from '../../ui/language.tsx'
import type { Messages } from '../../ui/messages/sv.ts'
import { PlaceSearch } from './place-search.tsx'
import { SettingsMenu } from './settings-menu.tsx'
import { ToolsMenu } from './tools-menu.tsx'

/** `vecka 8 sedan start 15 feb · tills vidare` */
function whenOf(operation: OperationMessage, { shell }: Messages, format: Formats): string {
  const start = format.day(operation.startsOn)
  const week =
    operation.weekNow === null ? shell.beforeFirstWeek(start) : shell.week(format.whole(operation.weekNow), start)
  const end = operation.endsOn === null ? shell.openEnded : shell.endsOn(format.day(operation.endsOn))
  return `${week} · ${end}`
}

export function Header({ operation }: { readonly operation: OperationMessage }) {
  const { messages, format } = useSpoken()
  const canImport = operation.may.includes('import.read')
  return (
    <header className="header">
      <div className="header-who">
        <p className="header-name">{operation.name}</p>
        {operation.simulated && (
          <p className="simulated" title={messages.shell.simulatedWhy}>
            {messages.shell.simulated}
          </p>
        )}
        <p className="header-when">{whenOf(operation, messages, format)}</p>
      </div>
      <div className="header-tools">
        {operation.may.includes('place.read') && <PlaceSearch operationId={operation.id} />}
        {canImport && (
          <Link
            to="/operations/$operationId/import"
            params={{ operationId: operation.id }}
            className="button-quiet header-import"
          >
            <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
              <path d="M10 3v9M6.500 8.800 10 12.300l3.500-3.500M3.500 13v3.500h13V13" />
            </svg>
            <span>{messages.shell.import}</span>
          </Link>
        )}
        <ToolsMenu />
        <SettingsMenu />
      </div>
    </header>
  )
}
