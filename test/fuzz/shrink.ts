/** Smaller inputs to try in place of a failing one: fewer rows first, then plainer numbers. */
function* smaller(input: unknown, optional: readonly string[]): Generator<unknown> {
  const lengths = new Set<number>()
  collectLengths(input, lengths)
  for (const length of [...lengths].sort((a, b) => b - a)) {
    yield shortened(input, length, (values) => values.slice(0, length >> 1))
    yield shortened(input, length, (values) => values.slice(length >> 1))
    for (let row = 0; row < length; row++) yield shortened(input, length, (values) => values.toSpliced(row, 1))
  }
  for (const path of pathsToNumbers(input)) {
    const value = at(input, path)
    for (const plainer of [0, 1, Math.round(value)]) {
      if (plainer !== value && Math.abs(plainer) <= Math.abs(value)) yield replaced(input, path, plainer)
    }
  }
  if (input !== null && typeof input === 'object' && !Array.isArray(input)) {
    for (const key of Object.keys(input).filter((own) => optional.includes(own)))
      yield Object.fromEntries(Object.entries(input).filter(([own]) => own !== key))
  }
}

/** The smallest input found, by steps that keep it failing, with or without its `optional` fields; at most `tries` calls. */
export function shrink(
  input: unknown,
  optional: readonly string[],
  stillFails: (input: unknown) => boolean,
  tries = 400,
): unknown {
  let [best, left] = [input, tries]
  for (let found = true; found && left > 0; ) {
    found = false
    for (const candidate of smaller(best, optional)) {
      if (left-- <= 0) break
      if (!stillFails(candidate)) continue
      best = candidate
      found = true
      break
    }
  }
  return best
}

/** JSON, with the numbers that JSON has not as strings. */
export const inputText = (input: unknown): string =>
  JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  )

function collectLengths(value: unknown, lengths: Set<number>): void {
  if (value === null || typeof value !== 'object') return
  if (Array.isArray(value) && value.length > 0) lengths.add(value.length)
  for (const field of Object.values(value)) collectLengths(field, lengths)
}

function shortened(value: unknown, length: number, cut: (values: unknown[]) => unknown[]): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const values = value.map((one) => shortened(one, length, cut))
    return value.length === length ? cut(values) : values
  }
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shortened(field, length, cut)]))
}

type Path = readonly string[]

function pathsToNumbers(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'number') return [path]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, field]) => pathsToNumbers(field, [...path, key]))
}

const at = (value: unknown, path: Path): number =>
  path.reduce((held, key) => (held as Record<string, unknown>)[key], value) as number

function replaced(value: unknown, path: Path, by: number): unknown {
  const [key, ...rest] = path
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((one, i) => (String(i) === key ? replaced(one, rest, by) : one))
  return Object.fromEntries(
    Object.entries(value as object).map(([own, field]) => [own, own === key ? replaced(field, rest, by) : field]),
  )
}
