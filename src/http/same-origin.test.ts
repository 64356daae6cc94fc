import { describe, expect, it } from 'vitest'
import { isLoopbackHost, isSameOrigin } from './same-origin.ts'

const ours = 'https://narvaro.example.se'
const post = (headers: Record<string, string>, url = `${ours}/api`) => new Request(url, { method: 'POST', headers })

describe('same origin', () => {
  it.each([
    [{ origin: ours }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: ours, 'sec-fetch-site': 'same-origin' }, true],
    [{}, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: `${ours}.evil.example` }, false],
    [{ origin: ours, 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: ours, 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
  ])('%j → %s', (headers, allowed) => {
    expect(isSameOrigin(post(headers as Record<string, string>), ours)).toBe(allowed)
  })

  it('lets reading be', () => expect(isSameOrigin(new Request(ours), ours)).toBe(true))

  it('takes both names of the same machine, but no other port', () => {
    const local = 'http://127.0.0.1:4242'
    expect(isSameOrigin(post({ origin: 'http://localhost:4242' }, 'http://localhost:4242/'), local)).toBe(true)
    expect(isSameOrigin(post({ origin: 'http://localhost:9999' }, 'http://localhost:4242/'), local)).toBe(false)
    expect(isSameOrigin(post({ origin: 'http://evil.se:4242' }, 'http://evil.se:4242/'), local)).toBe(false)
  })
})

it.each([
  ['127.0.0.1:4242', true],
  ['localhost', true],
  ['LOCALHOST:80', true],
  ['[::1]:4242', true],
  ['127.8.9.1', true],
  ['127.0.0.1.evil.se', false],
  ['localhost.evil.se', false],
  ['10.0.0.1', false],
  ['', false],
])('%s is loopback: %s', (host, expected) => expect(isLoopbackHost(host)).toBe(expected))
