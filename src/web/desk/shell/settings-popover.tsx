import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Dialog, Popover, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { setTheme, type Theme, themes, useTheme } from '../../ui/theme.ts'
import type { OverlayProps } from '../../ui/use-overlay.ts'
import { meQuery } from '../queries.ts'
import { ChangePassword } from '../session/change-password.tsx'
import { signOut } from '../session/session.ts'

export function SettingsPopover({ isOpen, setOpen, trigger }: OverlayProps) {
  const { messages } = useSpoken()
  const client = useQueryClient()
  const me = useQuery(meQuery)
  return (
    <Popover
      className="popover settings"
      placement="bottom end"
      triggerRef={trigger}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <Dialog aria-label={messages.shell.settings} className="settings-dialog">
        <p className="field-label">{messages.language.choose}</p>
        <LanguageSwitch />
        <p className="field-label">{messages.theme.choose}</p>
        <ThemeSwitch />
        <hr />
        <p className="small soft">
          {messages.shell.signedInAs} <strong>{me.data?.displayName}</strong>
          <br />
          {me.data?.email}
        </p>
        <ChangePassword />
        <Button className="button-quiet" onPress={() => void signOut(client)}>
          {messages.shell.signOut}
        </Button>
        <p className="small soft">{messages.shell.keys}</p>
      </Dialog>
    </Popover>
  )
}

function ThemeSwitch() {
  const { messages } = useSpoken()
  const theme = useTheme()
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={messages.theme.choose}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[theme]}
      onSelectionChange={(keys) => setTheme([...keys][0] as Theme)}
    >
      {themes.map((each) => (
        <ToggleButton key={each} id={each}>
          {messages.theme[each]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
