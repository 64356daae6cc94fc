import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MinHeap } from './min-heap.ts'

describe('the heap', () => {
  it('gives entries by key, ties by number, whatever the order they came in', () => {
    const keys = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 300 })
    fc.assert(
      fc.property(keys, (list) => {
        const heap = new MinHeap()
        list.forEach((key, entry) => heap.push(key, entry))
        const taken: [number, number][] = []
        while (heap.size > 0) {
          taken.push([heap.key, heap.entry])
          heap.pop()
        }
        expect(taken).toEqual(
          list.map((key, entry) => [key, entry] as [number, number]).sort(([a, i], [b, j]) => a - b || i - j),
        )
      }),
    )
  })

  it('takes in between, and is empty after it was cleared', () => {
    const heap = new MinHeap()
    heap.push(2, 1)
    heap.push(1, 2)
    heap.pop()
    heap.push(0, 3)
    expect([heap.key, heap.entry, heap.size]).toEqual([0, 3, 2])
    heap.clear()
    expect(heap.size).toBe(0)
  })
})
