/**
 * Where a rising function crosses zero: from `start` in doubling steps to a bracket, then the Illinois form of regula
 * falsi (Dowell & Jarratt 1971, BIT 11, 168–174), which keeps the bracket. At most 100 evaluations in each phase.
 * @param rising non-decreasing, finite everywhere within ±limit
 * @returns the root to 1e-13 relative or absolute; ±limit where the function does not cross zero before it
 */
export function risingRoot(rising: (x: number) => number, start: number, step: number, limit: number): number {
  let near = Math.max(-limit, Math.min(limit, start))
  let atNear = rising(near)
  if (atNear === 0) return near
  const direction = atNear < 0 ? 1 : -1
  let far = near
  let atFar = atNear
  for (let reach = step; atFar * direction < 0; reach *= 2) {
    if (Math.abs(far) >= limit && far * direction > 0) return far
    near = far
    atNear = atFar
    far = direction > 0 ? Math.min(limit, near + reach) : Math.max(-limit, near - reach)
    atFar = rising(far)
  }
  return withinBracket(rising, near, atNear, far, atFar)
}

function withinBracket(rising: (x: number) => number, a: number, atA: number, b: number, atB: number): number {
  let [kept, atKept, last, atLast] = [a, atA, b, atB]
  for (let round = 0; round < 100 && atLast !== 0; round++) {
    if (Math.abs(last - kept) <= 1e-13 * Math.max(1, Math.abs(last))) break
    const next = last - (atLast * (last - kept)) / (atLast - atKept)
    const atNext = rising(next)
    if (Math.sign(atNext) !== Math.sign(atLast)) {
      kept = last
      atKept = atLast
    } else atKept /= 2
    last = next
    atLast = atNext
  }
  return last
}
