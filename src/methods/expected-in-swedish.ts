/** What kernels say that they take, in Swedish: whole phrases, or with figures and argument names that stay. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/^finite numbers$/, 'ändliga tal'],
  [/^numbers ≥ 0$/, 'tal ≥ 0'],
  [/^numbers > 0$/, 'tal > 0'],
  [/^a number > 0$/, 'ett tal > 0'],
  [/^whole numbers ≥ 0$/, 'heltal ≥ 0'],
  [/^at least (\S+)$/, 'minst $1'],
  [/^at least (\S+), not (\S+)$/, 'minst $1, inte $2'],
  [/^the length of (\S+) \((\d+)\), not (\d+)$/, 'lika många som $1 ($2), inte $3'],
  [/^at most (\S+)$/, 'högst $1'],
  [/^at most (\S+) pairs within the last edge$/, 'högst $1 par inom den sista gränsen'],
  [/^at most (\S+) places in all circles$/, 'högst $1 platser i alla cirklar tillsammans'],
  [/^at most (\S+) cylinders$/, 'högst $1 cylindrar'],
  [/^at most (\S+) places × days$/, 'högst $1 platser × dagar'],
  [/^whole numbers$/, 'heltal'],
  [/^whole numbers (\S+) to (\S+)$/, 'heltal från $1 till $2'],
  [/^a whole number (\S+) to (\S+)$/, 'ett heltal från $1 till $2'],
  [/^a number (\S+) to (\S+)$/, 'ett tal från $1 till $2'],
  [/^numbers (\S+) to (\S+)$/, 'tal från $1 till $2'],
  [/^both (\S+) and (\S+), or neither$/, 'både $1 och $2, eller ingetdera'],
  [/^numbers that rise, each greater than the one before$/, 'stigande tal, vart och ett större än det förra'],
  [/^(\S+ < \S+ < \S+)$/, '$1'],
  [/^an IANA name, such as Europe\/Stockholm$/, 'ett IANA-namn, som Europe/Stockholm'],
]

/** A phrase without a translation stays in English; a test holds that there is none. */
export function expectedInSwedish(expected: string): string {
  const found = phrases.find(([pattern]) => pattern.test(expected))
  return found ? expected.replace(found[0], found[1]) : expected
}
