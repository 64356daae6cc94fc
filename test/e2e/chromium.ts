import { existsSync } from 'node:fs'

/** Where a Chromium usually is on Debian, Ubuntu, Fedora and macOS. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** `CHROMIUM_PATH`, or the first of the usual places; null where there is none. */
export const chromiumPath: string | null =
  [process.env.CHROMIUM_PATH, ...usualPlaces].find((path) => path !== undefined && existsSync(path)) ?? null

/** What to print, and to name the skipped tests by, where there is none. */
export const chromiumMissing = 'no Chromium found: `apt-get install chromium`, or set CHROMIUM_PATH'

export const chromiumFlags = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]
