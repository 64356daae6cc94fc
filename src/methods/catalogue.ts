import { aoristic } from './aoristic.ts'
import type { Method } from './method.ts'

/** Every method, in the order of docs/methods/README.md. */
export const methods: readonly Method[] = [aoristic] as readonly Method[]
