/** Text from a file may hold escape codes that would repaint the reader's screen: each control sign becomes a dot. */
export const plain = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '·')

const lengthOf = (text: string): number => [...text].length

/** Cuts to `width` columns, with `…` where something was left out, or pads; numbers align to the right. */
export function cell(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const signs = [...text]
  if (signs.length > width) return `${signs.slice(0, Math.max(0, width - 1)).join('')}…`
  const space = ' '.repeat(width - signs.length)
  return align === 'left' ? text + space : space + text
}

export interface TextColumn<Row> {
  readonly head: string
  readonly align?: 'left' | 'right'
  /** Widest it may become. */
  readonly most?: number
  readonly cell: (row: Row) => string
}

/** Columns as wide as their widest cell, two blanks between. */
export function textTable<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): string[] {
  const cells = rows.map((row) => columns.map((column) => plain(column.cell(row))))
  const widths = columns.map((column, i) =>
    Math.min(column.most ?? 60, Math.max(lengthOf(column.head), ...cells.map((line) => lengthOf(line[i] ?? '')))),
  )
  const line = (texts: readonly string[]): string =>
    `  ${texts.map((text, i) => cell(text, widths[i] ?? 0, columns[i]?.align)).join('  ')}`.trimEnd()
  const head = columns.some((column) => column.head !== '') ? [line(columns.map((column) => column.head))] : []
  return [...head, ...cells.map(line)]
}

/** Breaks at blanks; following lines are indented as `indent`. */
export function wrapped(text: string, width: number, first = '', indent = first): string[] {
  const lines: string[] = []
  let line = first
  for (const word of plain(text).split(' ')) {
    const room = lengthOf(line) + lengthOf(word) + 1 <= width
    const atStart = line === first || line === indent
    if (!room && !atStart) {
      lines.push(line)
      line = indent
    }
    line += line === first || line === indent ? word : ` ${word}`
  }
  return [...lines, line]
}

const blocks = ' ▁▂▃▄▅▆▇█'

/** One block sign a value, scaled to the largest; something is never drawn as nothing. */
export function blockBars(values: readonly number[], most = Math.max(...values, 0)): string {
  return values
    .map((value) => (value <= 0 || most <= 0 ? '·' : (blocks[Math.max(1, Math.round((value / most) * 8))] ?? '█')))
    .join('')
}
