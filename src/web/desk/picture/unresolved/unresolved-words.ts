import type { InvestigationState } from '../../../../domain/incident/incident.ts'
import type { PublicStatement } from '../../../../domain/unresolved/unresolved.ts'

type Known = InvestigationState | 'unknown'

const sv = {
  title: 'Olösta allvarliga brott',
  lead: 'De ligger kvar tills de är uppklarade, också när utredningen är nedlagd.',
  empty: (covered: string) => `Inga på tavlan. ${covered}`,
  covers: (groups: string, codes: string) =>
    `Tavlan täcker ${codes} brottskoder som är märkta som allvarliga, i grupperna ${groups}. Utan brottskod känns bara dödligt våld och rån igen. Andra brott står inte här.`,
  atAreaLevel: (n: number, text: string) =>
    n === 1
      ? '1 allvarligt brott känt bara på område. Det visas inte för sig.'
      : `${text} allvarliga brott kända bara på område. De visas inte var för sig.`,
  failed: 'Tavlan gick inte att hämta. Försök igen.',
  groupCount: (all: string, closed: string) => `${all}, varav ${closed} nedlagda`,
  ago: (days: number, text: string) => (days === 1 ? `för ${text} dag sedan` : `för ${text} dagar sedan`),
  today: 'i dag',
  noPlace: 'plats okänd',
  states: {
    open: 'Utreds',
    'closed-without-result': 'Nedlagd utan resultat',
    cleared: 'Uppklarad',
    unknown: 'Läget okänt',
  } satisfies Record<Known, string>,
  happened: (when: string) => `Hände ${when}.`,
  known: (when: string) => `Läget blev känt ${when}.`,
  say: 'Till allmänheten',
  choices: {
    nothing: 'Inget sägs',
    happened: 'Att det har hänt',
    'under-investigation': 'Att det utreds',
    'closed-reopens': 'Att det är nedlagt men kan tas upp igen',
    'witnesses-sought': 'Att vittnen söks',
  } satisfies Record<PublicStatement, string>,
  /** Month and operation, no more: neither day, place nor number. */
  phrases: {
    nothing: (_what: string, _month: string, _where: string) => 'Ingenting sägs om detta.',
    happened: (what: string, month: string, where: string) => `${what} i ${where}, ${month}. Vi säger inte mer nu.`,
    'under-investigation': (what: string, month: string, where: string) =>
      `${what} i ${where}, ${month}. Polisen utreder det.`,
    'closed-reopens': (what: string, month: string, where: string) =>
      `${what} i ${where}, ${month}. Utredningen är nedlagd. Kommer det nya uppgifter tas den upp igen.`,
    'witnesses-sought': (what: string, month: string, where: string) =>
      `${what} i ${where}, ${month}. Såg eller hörde du något? Ring 114 14.`,
  },
  outdated: 'Utredningens läge har ändrats sedan beslutet. Inget sägs förrän någon beslutar på nytt.',
  decided: (role: string, when: string) => `Beslutat av ${role} ${when}.`,
  undecided: 'Ingen har beslutat. Då sägs inget.',
  saving: 'Sparar …',
  save: 'Spara beslutet',
  saveAnyway: 'Spara mitt ändå',
  keepTheirs: 'Behåll det som står',
  saved: (choice: string) => `Sparat: ${choice}.`,
  undo: 'Ångra',
  both: (theirs: string, mine: string) =>
    `Någon annan beslutade medan du valde. Nu gäller: ${theirs}. Du valde: ${mine}. Ditt sparades inte.`,
  notKept: 'Det gick inte att spara. Försök igen.',
}

const en: typeof sv = {
  title: 'Unresolved serious crimes',
  lead: 'They stay until they are cleared, also when the investigation has been closed.',
  empty: (covered) => `None on the board. ${covered}`,
  covers: (groups, codes) =>
    `The board covers ${codes} crime codes that are marked as serious, in the groups ${groups}. Without a code only lethal violence and robbery are recognised. Other crimes are not here.`,
  atAreaLevel: (n, text) =>
    n === 1
      ? '1 serious crime known only to an area. It is not shown by itself.'
      : `${text} serious crimes known only to an area. They are not shown one by one.`,
  failed: 'The board could not be fetched. Try again.',
  groupCount: (all, closed) => `${all}, of which ${closed} closed`,
  ago: (days, text) => (days === 1 ? `${text} day ago` : `${text} days ago`),
  today: 'today',
  noPlace: 'place unknown',
  states: {
    open: 'Under investigation',
    'closed-without-result': 'Closed without result',
    cleared: 'Cleared',
    unknown: 'State unknown',
  },
  happened: (when) => `Happened ${when}.`,
  known: (when) => `The state became known ${when}.`,
  say: 'To the public',
  choices: {
    nothing: 'Nothing is said',
    happened: 'That it happened',
    'under-investigation': 'That it is investigated',
    'closed-reopens': 'That it is closed but may be reopened',
    'witnesses-sought': 'That witnesses are sought',
  },
  phrases: {
    nothing: () => 'Nothing is said about this.',
    happened: (what, month, where) => `${what} in ${where}, ${month}. We say no more for now.`,
    'under-investigation': (what, month, where) => `${what} in ${where}, ${month}. The police are investigating.`,
    'closed-reopens': (what, month, where) =>
      `${what} in ${where}, ${month}. The investigation is closed. It is reopened if anything new is told.`,
    'witnesses-sought': (what, month, where) =>
      `${what} in ${where}, ${month}. Did you see or hear something? Call 114 14.`,
  },
  outdated: 'The investigation has changed since the decision. Nothing is said until somebody decides anew.',
  decided: (role, when) => `Decided by the ${role} ${when}.`,
  undecided: 'Nobody has decided. Then nothing is said.',
  saving: 'Saving …',
  save: 'Save the decision',
  saveAnyway: 'Save mine all the same',
  keepTheirs: 'Keep what stands',
  saved: (choice) => `Saved: ${choice}.`,
  undo: 'Undo',
  both: (theirs, mine) =>
    `Somebody else decided while you chose. What holds now: ${theirs}. You chose: ${mine}. Yours was not kept.`,
  notKept: 'It could not be saved. Try again.',
}

export const words = { sv, en }
