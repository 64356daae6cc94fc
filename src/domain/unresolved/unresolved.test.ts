import { describe, expect, it } from 'vitest'
import { decideStatement, publicStatements, statementOf } from './unresolved.ts'

const decided = (statement: (typeof publicStatements)[number]) =>
  ({ statement, decidedAt: 0, decidedBy: 'commander' }) as const

describe('what may be said to the public', () => {
  it('is nothing until somebody has decided', () =>
    expect(statementOf({ investigation: 'open', decision: null })).toEqual({ statement: 'nothing', isOutdated: false }))

  it.each([
    ['open', 'under-investigation', true],
    ['open', 'closed-reopens', false],
    ['closed-without-result', 'closed-reopens', true],
    ['closed-without-result', 'under-investigation', false],
    ['closed-without-result', 'witnesses-sought', true],
    [null, 'under-investigation', false],
    [null, 'happened', true],
    ['cleared', 'happened', false],
  ] as const)('of one that is %s: %s is %s', (state, statement, may) =>
    expect(decideStatement(state, statement).ok).toBe(may),
  )

  it('falls back to nothing when the phrase has become untrue, and says so', () => {
    const decision = decided('under-investigation')
    expect(statementOf({ investigation: 'open', decision }).statement).toBe('under-investigation')
    expect(statementOf({ investigation: 'closed-without-result', decision })).toEqual({
      statement: 'nothing',
      isOutdated: true,
    })
  })

  it('can always be nothing, for what is not cleared', () => {
    for (const state of ['open', 'closed-without-result', null] as const)
      expect(decideStatement(state, 'nothing').ok).toBe(true)
  })
})
