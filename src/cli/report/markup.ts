/** Text that is already HTML or SVG. Everything else is escaped when it is put into a template. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Content = Markup | string | number | null | false | readonly Content[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes for element content and for attribute values in double quotes. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

function textOf(content: Content): string {
  if (content === null || content === false) return ''
  if (content instanceof Markup) return content.text
  if (Array.isArray(content)) return content.map(textOf).join('')
  return escaped(String(content))
}

/** Template tag for HTML and SVG: names from a stranger's file cannot become elements. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(parts.map((part, i) => part + (i < contents.length ? textOf(contents[i] ?? null) : '')).join(''))

/** A coordinate in SVG: a tenth of a pixel is enough, and keeps the file small. */
export const px = (value: number): string => String(Math.round(value * 10) / 10)
