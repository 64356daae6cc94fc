import type { Role } from '../access/policy.ts'
import type { StaffId, ViewId } from '../ids.ts'
import { holdsPersonalData } from '../import/person-patterns.ts'
import { done, type Result, refuse } from '../result.ts'
import type { EpochMs } from '../time/interval.ts'
import { namesPerson } from './person-in-text.ts'

const words = '^[a-z][a-z0-9-]*(?:,[a-z][a-z0-9-]*)*$'
const ids = '^[0-9a-f-]{36}(?:,[0-9a-f-]{36})*$'
// At most three figures before the point: no number of a person or a telephone fits.
const number = '-?[0-9]{1,3}(?:[.][0-9]{1,12})?'
const numbers = `^${number}(?:,${number})*$`
const hours = '^[0-9]{1,3}(?:-[0-9]{1,3})?(?:,[0-9]{1,3}(?:-[0-9]{1,3})?)*$'
const day = '[0-9]{4}-[0-9]{2}-[0-9]{2}'

/**
 * What of the desk's address a view keeps, and how each value must look: nothing that could hold a sentence. The desk
 * reads its address more strictly (`web/desk/search.ts`); a test holds that it writes nothing else than this.
 */
export const viewShapes = {
  groups: words,
  sources: words,
  from: `^${day}$`,
  to: `^${day}$`,
  codes: '^(?!.*[0-9]{6})[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö.-]{0,19}(?:,[A-Za-z0-9ÅÄÖåäö][A-Za-z0-9ÅÄÖåäö.-]{0,19})*$',
  areas: ids,
  kinds: words,
  floors: numbers,
  investigations: words,
  hours,
  place: ids,
  tab: words,
  point: ids,
  view: numbers,
  show: words,
  by: words,
  layer: words,
  compare: `^${day}[.]{2}${day},${day}[.]{2}${day}$`,
} as const
export type ViewKey = keyof typeof viewShapes
export const viewKeys = Object.keys(viewShapes) as readonly ViewKey[]
/** Left out: as it is when nobody has chosen. */
export type ViewSearch = { readonly [K in ViewKey]?: string }

/** A name and the address it stands for. */
export interface SavedView {
  readonly id: ViewId
  readonly name: string
  readonly search: ViewSearch
  /** Seen by everyone in the operation who sees the picture. */
  readonly isShared: boolean
  /** Who may change it; null when she has left. Never told to others. */
  readonly owner: StaffId | null
  /** What others are told of who saved it. */
  readonly by: { readonly role: Role; readonly organisation: string }
  readonly changedAt: EpochMs
}

export type ViewProblem = {
  readonly code: 'view.not-found' | 'view.not-yours' | 'view.name-malformed' | 'view.name-person' | 'view.too-many'
}

export const longestViewName = 80
/** More than this nobody finds her way in. */
export const mostViews = 50

/** A name as it may be kept: on one line, and of no person. */
export function parseViewName(text: string): Result<string, ViewProblem> {
  const name = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  if (name === '' || [...name].length > longestViewName) return refuse({ code: 'view.name-malformed' })
  return holdsPersonalData(name) || namesPerson(name) ? refuse({ code: 'view.name-person' }) : done(name)
}

/** One's own, and what is shared. */
export const maySeeView = (staff: StaffId, { owner, isShared }: Pick<SavedView, 'owner' | 'isShared'>): boolean =>
  isShared || owner === staff

/** Its owner; the commander too when it is everybody's, or nobody could tidy up after those who have left. */
export const mayChangeView = (
  staff: StaffId,
  role: Role,
  { owner, isShared }: Pick<SavedView, 'owner' | 'isShared'>,
): boolean => owner === staff || (isShared && role === 'commander')
