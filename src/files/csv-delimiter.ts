const delimiters = [';', ',', '\t', '|'] as const

export interface CsvShape {
  readonly delimiter: string
  /** Rows before the header: 1 where a spreadsheet wrote `sep=;` on the first line. */
  readonly skip: number
}

/**
 * Guesses the delimiter from the beginning of a file: the mark that cuts most of the first lines into as
 * many cells as the first one. Text within quotes does not count.
 */
export function csvShape(head: string): CsvShape {
  const told = /^sep=(.)\s*[\r\n]/i.exec(head)?.[1]
  if (told) return { delimiter: told, skip: 1 }
  const lines = head
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n?|\n/)
    .slice(0, 50)
    .filter((line) => line.trim() !== '')
  const scored = delimiters.map((delimiter) => ({ delimiter, score: score(lines, delimiter) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return { delimiter: best.score > 0 ? best.delimiter : ',', skip: 0 }
}

/** Share of lines with as many marks as the first, and how many those are where shares are equal. */
function score(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1)
  const first = counts[0] ?? 0
  if (first === 0) return 0
  return counts.filter((count) => count === first).length / counts.length + Math.min(first, 99) / 1000
}
