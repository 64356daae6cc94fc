// Writes docs/glossary.md from the words that the desk itself explains: `npx node scripts/glossary.ts`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { glossaryPage } from '../src/web/desk/help/glossary-page.ts'

writeFileSync(join(import.meta.dirname, '..', 'docs', 'glossary.md'), glossaryPage())
