import { Menu, MenuItem, Popover, Text } from 'react-aria-components'
import { type LayerKind, layerKinds } from '../../../../domain/layer/layer.ts'
import { useWords } from '../../../ui/language.tsx'
import type { OverlayProps } from '../../../ui/use-overlay.ts'
import { useDeskSearch } from '../use-picture.ts'
import { words } from './layer-words.ts'

const none = 'none'

export function LayerPopover({ isOpen, setOpen, trigger }: OverlayProps) {
  const say = useWords(words)
  const { search, change } = useDeskSearch()
  const choices = [
    { key: none, name: say.none, lead: say.noneLead },
    ...layerKinds.map((key) => ({ key, ...say.kinds[key] })),
  ]
  return (
    <Popover className="popover" placement="left top" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <Menu
        className="menu"
        aria-label={say.open}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[search.layer ?? none]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          change({ layer: key === none ? undefined : (key as LayerKind) })
          setOpen(false)
        }}
      >
        {choices.map(({ key, name, lead }) => (
          <MenuItem key={key} id={key} className="menu-item menu-check layer-choice" textValue={name}>
            <Text slot="label">{name}</Text>
            <Text slot="description" className="soft">
              {lead}
            </Text>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}
