/**
 * What a kernel gives as JSON values: typed arrays become lists, an infinite end of an interval null.
 * @throws Error on NaN, which no method may give: that is a bug of the method
 */
export function plain(value: unknown): unknown {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) throw new Error('a method gave NaN: look at its guards against empty and degenerate input')
    return Number.isFinite(value) ? value : null
  }
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain)
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]))
}
