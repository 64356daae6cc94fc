import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepListening, type Stream } from './keep-listening.ts'

class FakeStream extends EventTarget {
  isClosed = false
  close() {
    this.isClosed = true
  }
  say(kind: string, data = '') {
    if (!this.isClosed) this.dispatchEvent(new MessageEvent(kind, { data }))
  }
}

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const seconds = (count: number) => vi.advanceTimersByTime(count * 1000)

function listening(chance = 0) {
  const opened: FakeStream[] = []
  const heard: string[] = []
  const lost: (number | null)[] = []
  const leaving = new AbortController()
  const tryNow = keepListening({
    open: () => {
      const stream = new FakeStream()
      opened.push(stream)
      return stream as unknown as Stream
    },
    hear: (data) => heard.push(data),
    sayLost: (at) => lost.push(at),
    chance: () => chance,
    leaving: leaving.signal,
  })
  const latest = () => opened.at(-1) as FakeStream
  return { opened, heard, lost, latest, tryNow, leave: () => leaving.abort() }
}

it('comes back from an error answer, which a browser would not, and says nothing of a blip', () => {
  const { opened, heard, lost, latest } = listening()
  latest().say('message', 'one')
  latest().say('error')
  expect(opened[0]?.isClosed).toBe(true)
  seconds(1)
  latest().say('message', 'two')
  expect([opened.length, heard, lost]).toEqual([2, ['one', 'two'], [null]])
})

it('waits 1, 2, 4 … 60 s, and no longer', () => {
  const { opened, latest } = listening()
  for (const wait of [1, 2, 4, 8, 16, 32, 60, 60]) {
    const before = opened.length
    latest().say('error')
    seconds(wait - 0.001)
    expect(opened.length).toBe(before)
    seconds(0.001)
    expect(opened.length).toBe(before + 1)
  }
})

it('comes up to a fifth earlier by chance', () => {
  const { opened, latest } = listening(0.5)
  latest().say('error')
  seconds(0.9)
  expect(opened.length).toBe(2)
})

it('says since when nothing has been heard, once it has lasted, and that it is back; then waits briefly again', () => {
  const { opened, lost, latest } = listening()
  seconds(10)
  latest().say('message')
  for (const wait of [1, 2, 4, 8]) {
    latest().say('error')
    seconds(wait)
  }
  expect(lost).toEqual([null, 10_000])
  latest().say('message')
  expect(lost).toEqual([null, 10_000, null])
  const before = opened.length
  latest().say('error')
  seconds(1)
  expect(opened.length).toBe(before + 1)
})

it('counts a stream as lost that has gone silent, and not one that only beats', () => {
  const { opened, lost, latest } = listening()
  for (let i = 0; i < 8; i++) {
    seconds(15)
    latest().say('beat')
  }
  expect([opened.length, lost]).toEqual([1, [null]])
  seconds(40)
  expect([opened[0]?.isClosed, lost.at(-1)]).toEqual([true, 120_000])
})

it('tries at once when asked, and leaves nothing running when the desk is left', () => {
  const { opened, latest, tryNow, leave } = listening()
  for (const wait of [1, 2, 4, 8, 0]) {
    latest().say('error')
    seconds(wait)
  }
  const before = opened.length
  tryNow()
  expect(opened.length).toBe(before + 1)
  leave()
  expect(latest().isClosed).toBe(true)
  tryNow()
  seconds(600)
  expect([opened.length, vi.getTimerCount()]).toEqual([before + 1, 0])
})
