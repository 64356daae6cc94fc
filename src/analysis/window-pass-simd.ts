import { PlainPass, roomOf, type WindowPass } from './window-pass.ts'
import { windowPassBytes } from './window-pass-bytes.ts'

/** What is used of WebAssembly, which neither the language's own library nor these projects' declare. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { readonly exports: unknown }
}

interface Exports extends Omit<WindowPass, 'layout'> {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  layout(stride: number, weeks: number, topmost: number): void
}

let compiled: object | null | undefined

/**
 * The pass two nodes at a time, by WebAssembly's SIMD; the plain one, some four times slower, where a page's content security
 * policy or an old processor does not let it be compiled.
 */
export function windowPass(): WindowPass {
  if (compiled === undefined) compiled = compile()
  return compiled ? new SimdPass(new WebAssembly.Instance(compiled).exports as Exports) : new PlainPass()
}

function compile(): object | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(windowPassBytes.match(/../g)!, (byte) => Number.parseInt(byte, 16)))
  } catch {
    return null
  }
}

const pageBytes = 65_536

class SimdPass implements WindowPass {
  private readonly exports: Exports
  readonly resume: Exports['resume']
  readonly keepPrior: Exports['keepPrior']
  readonly begin: Exports['begin']
  readonly advance: Exports['advance']

  constructor(exports: Exports) {
    this.exports = exports
    this.resume = exports.resume
    this.keepPrior = exports.keepPrior
    this.begin = exports.begin
    this.advance = exports.advance
  }

  layout(stride: number, weeks: number, topmost: number): Float64Array {
    const { memory, layout } = this.exports
    const { length } = roomOf(stride, weeks)
    const missing = length * 8 - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
    layout(stride, weeks, topmost)
    const room = new Float64Array(memory.buffer, 0, length)
    room.fill(0, 0, 3 * stride + weeks)
    return room
  }
}
