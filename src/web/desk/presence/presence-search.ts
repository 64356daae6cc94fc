import type { LocalDate } from '../../../domain/time/interval.ts'

const newThings = ['new-shift', 'new-unit', 'new-appointment'] as const

/** What the address of the Presence room holds: the week's Monday, and what stands open in the panel. */
export interface PresenceSearch {
  readonly week?: LocalDate
  /** An id of a shift, unit or appointment, or something new. */
  readonly open?: string
  /** Of something new: on which day. */
  readonly day?: LocalDate
}

const isOpen = (text: unknown): text is string =>
  typeof text === 'string' && (newThings.some((thing) => thing === text) || /^[0-9a-f-]{36}$/.test(text))

const isDay = (text: unknown): text is LocalDate =>
  typeof text === 'string' && /^20\d\d-[01]\d-[0-3]\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T12:00Z`))

export function parsePresenceSearch({ week, open, day }: Readonly<Record<string, unknown>>): PresenceSearch {
  return { ...(isDay(week) ? { week } : {}), ...(isOpen(open) ? { open } : {}), ...(isDay(day) ? { day } : {}) }
}
