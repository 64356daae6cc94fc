import { hoursOfWeek } from './local-clock.ts'

/** Hours of the week, 0–167 with Monday 00–01 first, written as `114-117,138`: both ends of a stretch are in it. */
export function parseHours(text: string): readonly number[] | null {
  if (!/^\d{1,3}(?:-\d{1,3})?(?:,\d{1,3}(?:-\d{1,3})?){0,167}$/.test(text)) return null
  const hours = new Set<number>()
  for (const stretch of text.split(',')) {
    const [first = 0, last = first] = stretch.split('-').map(Number)
    if (first > last || last >= hoursOfWeek) return null
    for (let hour = first; hour <= last; hour++) hours.add(hour)
  }
  return [...hours].toSorted((a, b) => a - b)
}

/** As `parseHours` reads them, in as few stretches as there are. */
export function hoursText(hours: Iterable<number>): string {
  const sorted = [...new Set(hours)].toSorted((a, b) => a - b)
  const stretches: [first: number, last: number][] = []
  for (const hour of sorted) {
    const open = stretches.at(-1)
    if (open && open[1] === hour - 1) open[1] = hour
    else stretches.push([hour, hour])
  }
  return stretches.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}
