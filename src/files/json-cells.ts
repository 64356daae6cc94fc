import { withoutUnseen } from './text-chunks.ts'

/** Objects within objects are named `outer.inner` this far; deeper ones stay as JSON text. */
const maxNesting = 4

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * One JSON object as named text cells. A Map, since names come from outside and `__proto__` is one.
 * Numbers keep their shortest form, null is '', lists are JSON text.
 */
export function jsonCells(object: Record<string, unknown>): Map<string, string> {
  const cells = new Map<string, string>()
  const walk = (value: unknown, name: string, nesting: number): void => {
    if (!isObject(value) || nesting > maxNesting) cells.set(withoutUnseen(name), cellText(value))
    else for (const [key, inner] of Object.entries(value)) walk(inner, `${name}.${key}`, nesting + 1)
  }
  for (const [key, value] of Object.entries(object)) walk(value, key, 1)
  return cells
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return withoutUnseen(value)
  // JSON.stringify would turn the Infinity of `1e999` into null, and hide it from the check of coordinates.
  if (typeof value === 'number') return String(value)
  return value === null || value === undefined ? '' : withoutUnseen(JSON.stringify(value))
}

/** False when a cell holds half a character or a NUL, which no database keeps. */
export const isStorable = (cells: ReadonlyMap<string, string>): boolean => {
  for (const cell of cells.values()) if (!cell.isWellFormed() || cell.includes('\u0000')) return false
  return true
}
