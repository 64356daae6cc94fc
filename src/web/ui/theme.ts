import { useSyncExternalStore } from 'react'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'narvaro.theme'
const listeners = new Set<() => void>()
const darkDevice = () => matchMedia('(prefers-color-scheme: dark)')

const remembered = (): Theme => {
  const text = localStorage.getItem(storageKey)
  return themes.includes(text as Theme) ? (text as Theme) : 'auto'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const device = darkDevice()
  device.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    device.removeEventListener('change', listener)
  }
}

/** Remembers the choice and repaints; `auto` follows the device. */
export function setTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  document.documentElement.setAttribute('data-theme', theme)
  for (const listener of listeners) listener()
}

/** What was chosen. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, remembered)

/** What is painted: for the map, whose canvas does not follow the style sheet. */
export const usePaintedTheme = (): 'light' | 'dark' =>
  useSyncExternalStore(subscribe, () => {
    const theme = remembered()
    if (theme !== 'auto') return theme
    return darkDevice().matches ? 'dark' : 'light'
  })

/** The colour behind a token as the canvas wants it, `rgb(…)`. */
export function colourOf(token: `--${string}`): string {
  const probe = document.createElement('i')
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const colour = getComputedStyle(probe).color
  probe.remove()
  return colour
}
