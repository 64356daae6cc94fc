// The windows' sums of src/analysis/window-pass.ts, two nodes at a time: the same operations in the same order, so the same bits.
// AssemblyScript; `node scripts/wasm.ts` makes src/analysis/window-pass-bytes.ts of it.

const dropShare: f64 = 2.061153622438558e-9
const betweenShare: f64 = 5.109089028063325e-12
const missShare: f64 = 1e-5
const smallest: f64 = 1e-100
const largest: f64 = 1e100

let row: usize = 0
let weeks: i32 = 0
let topmost: i32 = 0
let terms: usize = 0
let prior: usize = 0
let toUnchanged: usize = 0
let evidence: usize = 0
let factors: usize = 0

let first: i32 = 0
let middle: i32 = 0
let last: i32 = 0
let ratio: f64 = 1
let priorFirst: i32 = 0
let priorMiddle: i32 = 0
let priorLast: i32 = 0

export function layout(stride: i32, weekCount: i32, topmostNode: i32): void {
  row = <usize>stride * 8
  weeks = weekCount
  topmost = topmostNode
  prior = row
  toUnchanged = 2 * row
  evidence = 3 * row
  factors = evidence + <usize>weekCount * 8
}

export function resume(from: i32, between: i32, to: i32, carried: f64): void {
  first = from
  middle = between
  last = to
  ratio = carried
}

export function keepPrior(): void {
  memory.copy(prior, terms, row)
  priorFirst = first
  priorMiddle = middle
  priorLast = last
}

// @ts-ignore: decorator
@inline
function node(array: usize, k: i32): f64 {
  return load<f64>(array + ((<usize>k) << 3))
}

// @ts-ignore: decorator
@inline
function both(sums: v128): f64 {
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)
}

// @ts-ignore: decorator
@inline
function areRight(unchangedSum: f64, beside: f64, risenSum: f64, high: f64, ratio: f64): bool {
  return (
    beside <= unchangedSum * missShare &&
    high <= risenSum * missShare &&
    risenSum > smallest &&
    risenSum < largest &&
    ratio > smallest &&
    ratio < largest
  )
}

// @ts-ignore: decorator
@inline
function unchangedTerm(k: i32): f64 {
  return node(terms, k) * node(toUnchanged, k)
}

function keep(unchangedSum: f64, risenSum: f64): void {
  const leastUnchanged = unchangedSum * dropShare
  const leastRisen = risenSum * dropShare
  const leastBetween = unchangedSum * betweenShare
  while (unchangedTerm(first + 1) < leastUnchanged) first += 2
  while (node(terms, last - 1) < leastRisen) last -= 2
  if (middle > last) middle = last
  while (middle < last && unchangedTerm(middle) >= leastBetween) middle += 2
  while (middle > first + 1 && unchangedTerm(middle - 1) < leastBetween) middle -= 2
}

export function begin(start: i32, weight: f64): i32 {
  first = priorFirst
  middle = priorMiddle
  last = priorLast
  const at = factors + <usize>start * row
  let unchanged = f64x2.splat(0)
  let risen = f64x2.splat(0)
  const afterMiddle = (<usize>(middle + 1)) << 3
  const afterLast = (<usize>(last + 1)) << 3
  let k = (<usize>first) << 3
  for (; k < afterMiddle; k += 16) {
    const term = f64x2.mul(v128.load(prior + k), v128.load(at + k))
    v128.store(terms + k, term)
    risen = f64x2.add(risen, term)
    unchanged = f64x2.add(unchanged, f64x2.mul(term, v128.load(toUnchanged + k)))
  }
  for (; k < afterLast; k += 16) {
    const term = f64x2.mul(v128.load(prior + k), v128.load(at + k))
    v128.store(terms + k, term)
    risen = f64x2.add(risen, term)
  }
  const unchangedSum = both(unchanged)
  const risenSum = both(risen)
  const low = first > 0 ? unchangedTerm(first) : 0
  const between = middle < last ? unchangedTerm(middle) : 0
  const high = last < topmost ? node(terms, last) : 0
  ratio = risenSum / unchangedSum
  if (!areRight(unchangedSum, low + between, risenSum, high, ratio)) return start
  const to = evidence + ((<usize>start) << 3)
  store<f64>(to, load<f64>(to) + ratio * weight)
  keep(unchangedSum, risenSum)
  return advance(start + 1, weight)
}

let low: f64 = 0
let between: f64 = 0
let high: f64 = 0

// @ts-ignore: decorator
@inline
function isTaken(week: i32, unchanged: v128, risen: v128, weight: f64): bool {
  const at = factors + <usize>week * row
  const unchangedSum = both(unchanged)
  const risenSum = both(risen)
  low *= node(at, first)
  between *= node(at, middle)
  high *= node(at, last)
  ratio = risenSum / unchangedSum
  if (!areRight(unchangedSum, low + between, risenSum, high, ratio)) return false
  const to = evidence + ((<usize>week) << 3)
  store<f64>(to, load<f64>(to) + ratio * weight)
  return true
}

export function advance(from: i32, weight: f64): i32 {
  let week = from
  while (week < weeks) {
    if (!(ratio > smallest && ratio < largest)) return week
    low = first > 0 ? unchangedTerm(first) : 0
    between = middle < last ? unchangedTerm(middle) : 0
    high = last < topmost ? node(terms, last) : 0
    const afterMiddle = (<usize>(middle + 1)) << 3
    const afterLast = (<usize>(last + 1)) << 3
    let k = (<usize>first) << 3
    let at = factors + <usize>week * row + k
    let unchanged1 = f64x2.splat(0)
    let risen1 = f64x2.splat(0)
    let unchanged2 = f64x2.splat(0)
    let risen2 = f64x2.splat(0)
    let unchanged3 = f64x2.splat(0)
    let risen3 = f64x2.splat(0)
    let unchanged4 = f64x2.splat(0)
    let risen4 = f64x2.splat(0)
    let unchanged5 = f64x2.splat(0)
    let risen5 = f64x2.splat(0)
    let unchanged6 = f64x2.splat(0)
    let risen6 = f64x2.splat(0)
    for (; k < afterMiddle; k += 16) {
      const share = v128.load(toUnchanged + k)
      let term = f64x2.mul(v128.load(terms + k), v128.load(at))
      risen1 = f64x2.add(risen1, term)
      unchanged1 = f64x2.add(unchanged1, f64x2.mul(term, share))
      term = f64x2.mul(term, v128.load(at + row))
      risen2 = f64x2.add(risen2, term)
      unchanged2 = f64x2.add(unchanged2, f64x2.mul(term, share))
      term = f64x2.mul(term, v128.load(at + 2 * row))
      risen3 = f64x2.add(risen3, term)
      unchanged3 = f64x2.add(unchanged3, f64x2.mul(term, share))
      term = f64x2.mul(term, v128.load(at + 3 * row))
      risen4 = f64x2.add(risen4, term)
      unchanged4 = f64x2.add(unchanged4, f64x2.mul(term, share))
      term = f64x2.mul(term, v128.load(at + 4 * row))
      risen5 = f64x2.add(risen5, term)
      unchanged5 = f64x2.add(unchanged5, f64x2.mul(term, share))
      term = f64x2.mul(term, v128.load(at + 5 * row))
      risen6 = f64x2.add(risen6, term)
      unchanged6 = f64x2.add(unchanged6, f64x2.mul(term, share))
      v128.store(terms + k, term)
      at += 16
    }
    for (; k < afterLast; k += 16) {
      let term = f64x2.mul(v128.load(terms + k), v128.load(at))
      risen1 = f64x2.add(risen1, term)
      term = f64x2.mul(term, v128.load(at + row))
      risen2 = f64x2.add(risen2, term)
      term = f64x2.mul(term, v128.load(at + 2 * row))
      risen3 = f64x2.add(risen3, term)
      term = f64x2.mul(term, v128.load(at + 3 * row))
      risen4 = f64x2.add(risen4, term)
      term = f64x2.mul(term, v128.load(at + 4 * row))
      risen5 = f64x2.add(risen5, term)
      term = f64x2.mul(term, v128.load(at + 5 * row))
      risen6 = f64x2.add(risen6, term)
      v128.store(terms + k, term)
      at += 16
    }
    if (!isTaken(week, unchanged1, risen1, weight)) return week
    if (++week == weeks) return week
    if (!isTaken(week, unchanged2, risen2, weight)) return week
    if (++week == weeks) return week
    if (!isTaken(week, unchanged3, risen3, weight)) return week
    if (++week == weeks) return week
    if (!isTaken(week, unchanged4, risen4, weight)) return week
    if (++week == weeks) return week
    if (!isTaken(week, unchanged5, risen5, weight)) return week
    if (++week == weeks) return week
    if (!isTaken(week, unchanged6, risen6, weight)) return week
    week++
    keep(both(unchanged6), both(risen6))
  }
  return week
}
