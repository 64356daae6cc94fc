/** A text as lines of at most so many letters, broken between words; SVG breaks none by itself. */
export function wrapped(text: string, mostLetters: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= mostLetters) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
