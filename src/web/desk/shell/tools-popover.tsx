import { Link } from '@tanstack/react-router'
import { Dialog, Popover } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import type { OverlayProps } from '../../ui/use-overlay.ts'
import type { tools } from './tools.ts'
import { useOperation } from './use-operation.ts'

interface Props extends OverlayProps {
  readonly tools: typeof tools
}

export function ToolsPopover({ tools, isOpen, setOpen, trigger }: Props) {
  const { messages, language } = useSpoken()
  const { id } = useOperation()
  return (
    <Popover className="popover" placement="bottom end" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <Dialog className="menu" aria-label={messages.shell.tools}>
        {tools.map(({ to, name }) => (
          <Link key={to} to={to} params={{ operationId: id }} className="menu-item" onClick={() => setOpen(false)}>
            {name[language]}
          </Link>
        ))}
      </Dialog>
    </Popover>
  )
}
