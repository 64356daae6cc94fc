import type { InvestigationState } from '../../../domain/incident/incident.ts'

const sv = {
  title: 'Välj händelser',
  kinds: 'Slag av plats',
  areas: 'Områden',
  floors: 'Plan',
  investigations: 'Utredning',
  codes: 'Brottskoder',
  states: {
    open: 'pågår',
    'closed-without-result': 'nedlagd utan resultat',
    cleared: 'uppklarad',
    unknown: 'okänt läge',
  } satisfies Record<InvestigationState | 'unknown', string>,
  /** A chosen value that is taken away by a press. */
  remove: (name: string) => `Ta bort ${name}`,
  hours: (n: string) => (n === '1' ? '1 timme i veckan' : `${n} timmar i veckan`),
}
export type FilterWords = typeof sv

const en: FilterWords = {
  title: 'Choose incidents',
  kinds: 'Kind of place',
  areas: 'Areas',
  floors: 'Floor',
  investigations: 'Investigation',
  codes: 'Crime codes',
  states: {
    open: 'under way',
    'closed-without-result': 'closed without result',
    cleared: 'cleared up',
    unknown: 'state unknown',
  },
  remove: (name) => `Remove ${name}`,
  hours: (n) => (n === '1' ? '1 hour of the week' : `${n} hours of the week`),
}

export const words = { sv, en }
