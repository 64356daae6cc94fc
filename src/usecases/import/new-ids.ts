import { type AnyId, uuidV7 } from '../../domain/ids.ts'
import type { EpochMs } from '../../domain/time/interval.ts'
import type { Randomness } from '../ports.ts'

const bytesEach = 10
const idsAtOnce = 4096

/**
 * Makes ids one after another, each greater than the one before: a counter in the first 34 of the bits that are left
 * to chance (RFC 9562 §6.2, method 1), 40 random bits behind it. Where it begins is random too, in its lowest quarter,
 * so that it is never full. An index of such ids grows at its end; ids in no order would touch all of its pages anew
 * with every batch of an import. Random bytes are fetched for thousands of ids at once.
 */
export function createIdMaker(randomness: Randomness, now: EpochMs): <I extends AnyId>() => I {
  let pool: Uint8Array = new Uint8Array(0)
  let used = 0
  let counter = randomness.bytes(4).reduce((value, byte) => value * 256 + byte, 0)
  return <I extends AnyId>(): I => {
    if (used === pool.length) {
      pool = new Uint8Array(randomness.bytes(bytesEach * idsAtOnce))
      used = 0
    }
    const random = pool.subarray(used, (used += bytesEach))
    setCounter(random, counter++)
    return uuidV7<I>(now, random)
  }
}

/** Into the bits before and after the variant that `uuidV7` keeps: 12 there, 22 here. */
function setCounter(random: Uint8Array, counter: number): void {
  const before = Math.floor(counter / 2 ** 22)
  random[0] = before >>> 8
  random[1] = before & 0xff
  random[2] = (counter >>> 16) & 0x3f
  random[3] = (counter >>> 8) & 0xff
  random[4] = counter & 0xff
}
