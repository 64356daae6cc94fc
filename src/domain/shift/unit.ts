import type { UnitId } from '../ids.ts'
import { isFirstName } from '../import/person-names.ts'
import { holdsPersonalData } from '../import/person-patterns.ts'
import { done, type Result, refuse } from '../result.ts'
import { namesPerson } from '../view/person-in-text.ts'

export const unitKinds = ['police-patrol', 'guard', 'safety-host', 'youth-worker', 'night-walker'] as const
export type UnitKind = (typeof unitKinds)[number]

export const unitModes = ['foot', 'car'] as const
/** How a unit moves between points. */
export type UnitMode = (typeof unitModes)[number]

export const appointmentKinds = ['company', 'school-gate', 'meeting'] as const
/** `company`: somebody asked not to walk alone at closing time. Only she who answers and the commander see it (methods §3). */
export type AppointmentKind = (typeof appointmentKinds)[number]

/** What each kind of unit may be asked for besides visits, which all of them make. */
export const mayAnswer: Readonly<Record<UnitKind, readonly AppointmentKind[]>> = {
  'police-patrol': ['company', 'school-gate', 'meeting'],
  guard: ['company', 'meeting'],
  'safety-host': ['company', 'school-gate', 'meeting'],
  // Whoever is there for the young is not asked to guard shops: trust would go.
  'youth-worker': ['school-gate', 'meeting'],
  'night-walker': ['company', 'meeting'],
}

/** So many adults of one kind under a call sign. Never a person: who they are stays in the organisation's own roster. */
export interface Unit {
  readonly id: UnitId
  readonly kind: UnitKind
  readonly label: string
  readonly mode: UnitMode
  /** 1–20 */
  readonly adults: number
  /** Which organisation sends it. */
  readonly organisation: string
  /** Retired: takes no new shift; those it had stay. */
  readonly isRetired: boolean
  /** 1 when new; grows with each change. */
  readonly revision: number
}

export type UnitWanted = Omit<Unit, 'id' | 'isRetired' | 'revision'>

export type UnitProblem = {
  readonly code:
    | 'unit.label-malformed'
    | 'unit.label-person'
    | 'unit.label-taken'
    | 'unit.organisation-malformed'
    | 'unit.adults-out-of-range'
    | 'unit.too-many'
}

export const longestLabel = 40
export const mostAdults = 20
/** Far more than one operation has; the week's picture stays legible. */
export const mostUnits = 100

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()

/** A first name by itself is a person; with a number it is a call sign of the spelling alphabet (Adam 21). */
const isPerson = (text: string): boolean =>
  holdsPersonalData(text) || namesPerson(text) || (!/\d/.test(text) && text.split(' ').some(isFirstName))

/** A unit as it may be kept beside the others: told apart by its label, and naming no person. */
export function parseUnit(wanted: UnitWanted, others: readonly Unit[]): Result<UnitWanted, UnitProblem> {
  const label = oneLine(wanted.label)
  const organisation = oneLine(wanted.organisation)
  if (label === '' || [...label].length > longestLabel) return refuse({ code: 'unit.label-malformed' })
  if (organisation === '' || [...organisation].length > 80) return refuse({ code: 'unit.organisation-malformed' })
  if (isPerson(label) || isPerson(organisation)) return refuse({ code: 'unit.label-person' })
  const same = (unit: Unit) => unit.label.toLowerCase() === label.toLowerCase()
  if (others.some(same)) return refuse({ code: 'unit.label-taken' })
  if (!Number.isInteger(wanted.adults) || wanted.adults < 1 || wanted.adults > mostAdults)
    return refuse({ code: 'unit.adults-out-of-range' })
  return done({ ...wanted, label, organisation })
}
