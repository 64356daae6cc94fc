import { aoristic } from './aoristic.ts'
import { ears } from './ears.ts'
import type { Method } from './method.ts'

/** Every method, in the order of docs/methods/README.md. */
export const methods: readonly Method[] = [aoristic, ears] as readonly Method[]
