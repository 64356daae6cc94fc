import { types } from 'pg'

const int8 = 20
const date = 1082

/** A 64-bit count as a number; counts beyond 2^53 would be a bug, so they throw. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`int8 ${text} does not fit a number`)
  return value
}

/** A calendar date stays the text it is: a `Date` would move it by the machine's time zone. */
const keepText = (text: string): string => text

/** How both databases' answers become values; `timestamptz` stays `Date`, which the sign-in library expects. */
export const parsers = {
  getTypeParser(oid: number, format: 'text' | 'binary' = 'text'): unknown {
    if (oid === int8) return parseInt8
    return oid === date ? keepText : types.getTypeParser(oid, format as 'text')
  },
}
