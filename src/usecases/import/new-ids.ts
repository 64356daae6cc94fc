import { type AnyId, uuidV7 } from '../../domain/ids.ts'
import type { EpochMs } from '../../domain/time/interval.ts'
import type { Randomness } from '../ports.ts'

const bytesEach = 10
const idsAtOnce = 4096

/** Makes ids one after another from random bytes that are fetched for thousands of them at once. */
export function createIdMaker(randomness: Randomness, now: EpochMs): <I extends AnyId>() => I {
  let pool: Uint8Array = new Uint8Array(0)
  let used = 0
  return <I extends AnyId>(): I => {
    if (used === pool.length) {
      pool = randomness.bytes(bytesEach * idsAtOnce)
      used = 0
    }
    used += bytesEach
    return uuidV7<I>(now, pool.subarray(used - bytesEach, used))
  }
}
