import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of a method's page on one line each, with the minus sign that programs print. */
export const methodPage = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../docs/methods/${name}.md`), 'utf8')
    .replaceAll('−', '-')
    .replaceAll(/\s+/g, ' ')
