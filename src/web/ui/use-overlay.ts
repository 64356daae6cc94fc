import { useRef, useState } from 'react'

/**
 * Something that opens over the page: whether it is open, and the button it hangs on. What opens is
 * loaded when it first opens, so that nobody waits for menus before the picture.
 */
export function useOverlay() {
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return { isOpen, setOpen, trigger }
}

export interface OverlayProps {
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  readonly trigger: React.RefObject<HTMLButtonElement | null>
}
