import type { AreaRole, OpeningHours, PlaceKind } from '../../domain/place/place.ts'
import type { Shape } from './shapes.ts'

/** A place as the plan draws it, before it has an id and before it stands on the ground. */
export interface PlaceSpec {
  /** Its handle in the truth and in tests: `tallbacken-14-b`. */
  readonly key: string
  readonly parent: string | null
  readonly kind: PlaceKind
  readonly name: string
  readonly zone: AreaRole
  readonly shape: Shape | null
  readonly floor?: number
  readonly floorLabel?: string
  readonly hours?: readonly OpeningHours[]
}

/** A handle from a Swedish name: `Gården Tallbacken 10–12` → `garden-tallbacken-10-12`. */
export const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** `[from, to]` in whole local hours for weekdays, Saturday and Sunday; null is closed. */
type Hours = readonly [number, number] | null

/** Opening hours of a week from the three lines of a shop's door. */
export function open(weekdays: Hours, saturday: Hours, sunday: Hours): readonly OpeningHours[] {
  const lines: readonly Hours[] = [weekdays, weekdays, weekdays, weekdays, weekdays, saturday, sunday]
  return lines.flatMap((line, i) =>
    line ? [{ weekday: i + 1, fromMinute: line[0] * 60, toMinute: line[1] * 60 }] : [],
  )
}
