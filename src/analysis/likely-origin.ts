/** Where what rose at a place may have come from. */
export interface Origin {
  readonly place: number
  /** From the origin to the place. */
  readonly metres: number
  /** That the origin's share has fallen at some time since the start, as it stands in the latest week. */
  readonly evidence: number
}

interface OriginInput {
  readonly placeCount: number
  readonly form?: ArrayLike<number>
  /** Metres from a place to another, Infinity where there is no way. */
  readonly metres: (from: number, to: number) => number
}

/**
 * Finds the nearest place that has the same form of crime and has fallen: its evidence of a fall (the watch with
 * target and comparison changed about) is by now at least `fallingFrom`, and it is not proposed itself. Nearest is a guess, not a finding: a person answers.
 * @param fallEvidence of a place, for each week; asked once for each place that comes into question
 */
export function originFinder(
  input: OriginInput,
  fallEvidence: (place: number) => Float64Array,
  fallingFrom: number,
): (place: number, rose: ReadonlySet<number>) => Origin | null {
  const { placeCount, form } = input
  const known = new Map<number, number>()
  const fallOf = (place: number) => {
    const fall = known.get(place) ?? fallEvidence(place).at(-1)!
    known.set(place, fall)
    return fall
  }
  return (place, rose) => {
    const metres = Float64Array.from({ length: placeCount }, (_, other) => input.metres(other, place))
    const near = Array.from({ length: placeCount }, (_, other) => other)
      .filter((other) => other !== place && !rose.has(other) && metres[other]! < Infinity)
      .filter((other) => !form || form[other] === form[place])
      .sort((a, b) => metres[a]! - metres[b]! || a - b)
    for (const other of near) {
      const evidence = fallOf(other)
      if (evidence >= fallingFrom) return { place: other, metres: metres[other]!, evidence }
    }
    return null
  }
}
