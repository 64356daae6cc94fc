// Draws the pictures of docs/methods from the methods' own worked examples: `npx node scripts/method-pictures.ts [name …]`.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Picture } from './pictures/picture.ts'

const wanted = process.argv.slice(2)
const sources = join(import.meta.dirname, 'pictures')
const images = join(import.meta.dirname, '..', 'docs', 'methods', 'images')
mkdirSync(images, { recursive: true })
for (const file of readdirSync(sources).filter((name) => name !== 'picture.ts')) {
  const { pictures } = (await import(join(sources, file))) as { pictures: readonly Picture[] }
  for (const { name, draw } of pictures.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
    writeFileSync(join(images, `${name}.svg`), draw())
    console.log(`docs/methods/images/${name}.svg`)
  }
}
