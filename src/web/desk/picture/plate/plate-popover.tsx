import { useState } from 'react'
import { Menu, MenuItem, Popover, Text } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import type { OverlayProps } from '../../../ui/use-overlay.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { Plate } from './plate.tsx'
import { words } from './plate-words.ts'
import { savePng, saveSvg } from './save-plate.ts'
import type { PlateParts } from './use-plate.ts'

interface Props extends OverlayProps {
  readonly parts: () => PlateParts | null
}

type Way = 'print' | 'png' | 'svg'

export function PlatePopover({ parts, isOpen, setOpen, trigger }: Props) {
  const say = useWords(words)
  const { language } = useSpoken()
  const { name } = useOperation()
  const [hasFailed, setFailed] = useState(false)
  const ways: Record<Way, { readonly name: string; readonly note: string }> = {
    print: { name: say.print, note: say.printNote },
    png: { name: say.png, note: say.pngNote },
    svg: { name: say.svg, note: say.svgNote },
  }
  const take = async (way: Way) => {
    if (way === 'print') {
      setOpen(false)
      // The popover must be gone before the printer looks.
      requestAnimationFrame(() => print())
      return
    }
    const drawing = drawingOf(parts())
    if (!drawing) return
    const day = new Date().toLocaleDateString('sv-SE')
    const fileName = `${name} ${say.fileName} ${day}`.replace(/[^\p{L}\d]+/gu, '-')
    drawing.setAttribute('lang', language)
    try {
      if (way === 'svg') saveSvg(drawing, fileName)
      else await savePng(drawing, fileName)
      setOpen(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <Popover className="popover" placement="left top" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <Menu
        className="menu"
        aria-label={say.open}
        onAction={(key) => void take(key as Way)}
        shouldCloseOnSelect={false}
      >
        {Object.entries(ways).map(([key, way]) => (
          <MenuItem key={key} id={key} className="menu-item" textValue={way.name}>
            <Text slot="label">{way.name}</Text>
            <Text slot="description" className="soft">
              {way.note}
            </Text>
          </MenuItem>
        ))}
      </Menu>
      {hasFailed && (
        <p role="alert" className="notice notice-danger">
          {say.failed}
        </p>
      )}
    </Popover>
  )
}

/** The plate as an element of its own, drawn at once, that no page shows. */
function drawingOf(parts: PlateParts | null): SVGSVGElement | null {
  if (!parts) return null
  const { picture: _, ...plate } = parts
  const holder = document.createElement('div')
  const root = createRoot(holder)
  flushSync(() => root.render(<Plate {...plate} />))
  const drawing = holder.querySelector('svg')?.cloneNode(true)
  root.unmount()
  return drawing instanceof SVGSVGElement ? drawing : null
}
