import { groupedBy } from '../grouped.ts'
import type { Place } from '../place/place.ts'

/** Lower case, one blank between words, no full stops; `v.`/`g.` at the end of a street become `vägen`/`gatan`. */
export function normalName(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/v\.(?= |$)/, 'vägen')
    .replace(/g\.(?= |$)/, 'gatan')
    .replaceAll('.', '')
}

/** `Elektronvägen 32, 141 49 Huddinge` → itself, then `Elektronvägen 32`. */
function spellings(text: string): readonly string[] {
  const whole = normalName(text)
  const comma = whole.indexOf(',')
  return comma > 0 ? [whole, whole.slice(0, comma).trim()] : [whole]
}

/** Looks places up by name, whatever the case and blanks; all that carry the name are returned. */
export function createNameIndex(places: readonly Place[]): (name: string) => readonly Place[] {
  if (places.length === 0) return () => []
  const byName = groupedBy(places, (place) => normalName(place.name))
  const known = new Map<string, readonly Place[]>()
  return (name) => {
    const before = known.get(name)
    if (before) return before
    const found = spellings(name)
      .map((spelling) => byName.get(spelling) ?? [])
      .find((matches) => matches.length > 0)
    // A file may name a million different places; what is remembered stays small.
    if (known.size > 50_000) known.clear()
    known.set(name, found ?? [])
    return found ?? []
  }
}
