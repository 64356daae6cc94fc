/** One block of a guide. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/** A piece of a line: strong or plain. */
export interface Piece {
  readonly text: string
  readonly isStrong: boolean
}

/**
 * The little of Markdown that our own guides are written in: `#` and `##`, paragraphs, `-` and `1.` lists, `**strong**`.
 * Pictures are left to the documentation: here the screen itself is beside.
 */
export function readGuide(markdown: string): { readonly title: string; readonly blocks: readonly Block[] } {
  const parts = markdown
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith('!['))
  const title = parts[0]?.replace(/^# /, '') ?? ''
  return { title, blocks: parts.slice(1).map(blockOf) }
}

function blockOf(part: string): Block {
  if (part.startsWith('## ')) return { kind: 'heading', text: part.slice(3) }
  if (/^\d+\. /.test(part)) return { kind: 'steps', items: itemsOf(part, /^\d+\. /m) }
  if (part.startsWith('- ')) return { kind: 'list', items: itemsOf(part, /^- /m) }
  return { kind: 'text', text: onOneLine(part) }
}

const itemsOf = (part: string, mark: RegExp): readonly string[] =>
  part
    .split(new RegExp(mark, 'gm'))
    .map(onOneLine)
    .filter((item) => item !== '')

const onOneLine = (text: string): string => plain(text.replace(/\s*\n\s*/g, ' ').trim())

/** A link says its words, code is a word. */
const plain = (text: string): string => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll('`', '')

export const piecesOf = (text: string): readonly Piece[] =>
  text
    .split('**')
    .map((piece, index) => ({ text: piece, isStrong: index % 2 === 1 }))
    .filter(({ text: piece }) => piece !== '')
