const known = new Map<string, string>()

/** Makes the desk light until the way back is called: paper is white, whatever the screen shows. */
export function turnLight(): () => void {
  const root = document.documentElement
  const before = root.getAttribute('data-theme')
  root.setAttribute('data-theme', 'light')
  return () => (before === null ? root.removeAttribute('data-theme') : root.setAttribute('data-theme', before))
}

/** The colour behind a token on paper, `rgb(…)`: that of the day. */
export function paperColour(token: `--${string}`): string {
  const before = known.get(token)
  if (before) return before
  // Asked and put back before anything is painted.
  const turnBack = turnLight()
  const probe = document.createElement('i')
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  turnBack()
  known.set(token, color)
  return color
}
