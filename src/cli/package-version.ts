import { readFileSync } from 'node:fs'

/** Compiled (`dist/cli`) and as source (`src/cli`) the package's root is two folders up. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version
