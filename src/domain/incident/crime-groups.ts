import type { CrimeGroup } from './crime-codes.ts'

/** The groups of the built-in Swedish table; an operation's own table may add others. */
export const crimeGroups = [
  {
    key: 'lethal-violence',
    name: { sv: 'Dödligt våld och skjutning', en: 'Lethal violence and shooting' },
    sensitivity: 'none',
  },
  { key: 'violence', name: { sv: 'Våld', en: 'Violence' }, sensitivity: 'none' },
  { key: 'robbery', name: { sv: 'Rån', en: 'Robbery' }, sensitivity: 'none' },
  { key: 'threats', name: { sv: 'Hot och ofredande', en: 'Threats and harassment' }, sensitivity: 'none' },
  { key: 'theft', name: { sv: 'Stöld och inbrott', en: 'Theft and burglary' }, sensitivity: 'none' },
  { key: 'damage', name: { sv: 'Skadegörelse och brand', en: 'Damage and fire' }, sensitivity: 'none' },
  { key: 'weapons', name: { sv: 'Vapen', en: 'Weapons' }, sensitivity: 'none' },
  { key: 'narcotics', name: { sv: 'Narkotika, alkohol, tobak', en: 'Drugs, alcohol, tobacco' }, sensitivity: 'none' },
  { key: 'order', name: { sv: 'Ordning', en: 'Disorder' }, sensitivity: 'none' },
  { key: 'traffic', name: { sv: 'Trafik', en: 'Traffic' }, sensitivity: 'none' },
  {
    key: 'silence',
    name: { sv: 'Tystnadskultur och påverkan', en: 'Silencing and interference' },
    sensitivity: 'none',
  },
  { key: 'sexual', name: { sv: 'Sexualbrott', en: 'Sexual crime' }, sensitivity: 'sexual' },
  { key: 'relation', name: { sv: 'Brott i en relation', en: 'Crime in a relation' }, sensitivity: 'relation' },
  { key: 'honour', name: { sv: 'Hedersbrott', en: 'Honour crime' }, sensitivity: 'honour' },
  { key: 'children', name: { sv: 'Brott mot barn', en: 'Crime against children' }, sensitivity: 'children' },
  { key: 'other', name: { sv: 'Övrigt', en: 'Other' }, sensitivity: 'none' },
  { key: 'unknown', name: { sv: 'Okänd brottskod', en: 'Unknown crime code' }, sensitivity: 'none' },
] as const satisfies readonly CrimeGroup[]
export type CrimeGroupKey = (typeof crimeGroups)[number]['key']
