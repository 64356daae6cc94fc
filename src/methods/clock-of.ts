import { Type } from 'typebox'
import { fail } from '../analysis/check.ts'
import { type LocalClock, localClock } from '../domain/time/local-clock.ts'

export const timeZone = () => Type.String({ description: 'IANA name of the time zone, such as Europe/Stockholm' })

/** The clock of a named time zone; a name that the platform does not know is refused. */
export function clockOf(name: string): LocalClock {
  try {
    return localClock(name)
  } catch {
    return fail('unknown-reference', 'timeZone', 'an IANA name, such as Europe/Stockholm')
  }
}
