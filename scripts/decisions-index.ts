// Writes docs/decisions/README.md: one line a decision, from the first heading of each page.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'docs', 'decisions')
const lines = readdirSync(folder)
  .filter((name) => /^\d{4}-.*\.md$/.test(name))
  .sort()
  .map((name) => {
    const title = readFileSync(join(folder, name), 'utf8').match(/^# (.+)$/m)?.[1] ?? name
    return `- [${title}](${name})`
  })
writeFileSync(
  join(folder, 'README.md'),
  `# Decisions\n\nContext, choice and cost of what someone could reasonably reverse. This index is written by \`scripts/decisions-index.ts\`.\n\n${lines.join('\n')}\n`,
)
