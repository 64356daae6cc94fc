import { collectionIds } from '../domain/feature/collections.ts'
import type { RouteName } from './routes.ts'

type Language = 'sv' | 'en'
type Words = Readonly<Record<Language, string>>

/** What each route is for, in a line. */
const summaries: Readonly<Partial<Record<RouteName, Words>>> = {
  health: { sv: 'Svarar servern och databasen?', en: 'Do server and database answer?' },
  openApi: { sv: 'Den här beskrivningen', en: 'This description' },
  signIn: { sv: 'Logga in', en: 'Sign in' },
  signOut: { sv: 'Logga ut', en: 'Sign out' },
  session: { sv: 'Vem är inloggad?', en: 'Who is signed in?' },
  basemap: { sv: 'Bakgrundskartan, om det finns en', en: 'The base map, if there is one' },
  basemapFile: { sv: 'Bakgrundskartans fil, i delar', en: 'The file of the base map, in ranges' },
  me: { sv: 'Jag och mina insatser', en: 'I and my operations' },
  operation: { sv: 'Insatsen', en: 'The operation' },
  places: { sv: 'Platser och områden för kartan', en: 'Places and areas for the map' },
  picture: { sv: 'Lägesbilden', en: 'The picture' },
  layer: { sv: 'Ett lager på kartan', en: 'A layer of the map' },
  imports: { sv: 'Importer, senaste först', en: 'Imports, newest first' },
  createImport: { sv: 'Importera en fil med händelser', en: 'Import a file of incidents' },
  importDrafts: { sv: 'Mina filer på väg in', en: 'My files on their way in' },
  createImportDraft: { sv: 'Skicka en fil att granska före import', en: 'Send a file to look at before importing it' },
  importDraft: { sv: 'Så skulle filen läsas', en: 'How the file would be read' },
  setImportDraft: { sv: 'Säg hur filen ska läsas', en: 'Say how the file is to be read' },
  discardImportDraft: { sv: 'Kasta filen', en: 'Throw the file away' },
  runImportDraft: { sv: 'Prova eller importera filen', en: 'Try or import the file' },
  stopImportDraft: { sv: 'Stoppa det som pågår', en: 'Stop what is under way' },
  importDraftProgress: {
    sv: 'Hur långt det har kommit (server-sent events)',
    en: 'How far it has come (server-sent events)',
  },
  importDraftProblems: { sv: 'Fel i filen som CSV', en: 'What is wrong with the file, as CSV' },
  importProblems: { sv: 'Fel i en import, rad för rad', en: 'What was wrong with an import, row by row' },
  undoImport: { sv: 'Ångra en import', en: 'Undo an import' },
  incidents: { sv: 'Händelserna bakom bilden, sida för sida', en: 'The incidents behind the picture, page by page' },
  live: {
    sv: 'Säger till när något har ändrats (server-sent events)',
    en: 'Tells when something has changed (server-sent events)',
  },
  exportIncidents: { sv: 'Händelserna som CSV', en: 'The incidents as CSV' },
  exportIncidentsGeoJson: { sv: 'Händelserna som GeoJSON', en: 'The incidents as GeoJSON' },
  exportIncidentsXlsx: { sv: 'Händelserna som arbetsbok', en: 'The incidents as a workbook' },
  exportRanking: { sv: 'Rangordningen som CSV', en: 'The ranking as CSV' },
  exportRankingXlsx: { sv: 'Rangordningen som arbetsbok', en: 'The ranking as a workbook' },
  members: { sv: 'Vilka är med i insatsen?', en: 'Who is in the operation?' },
  setMember: { sv: 'Släpp in, byt roll eller ta ut', en: 'Let in, change the role or take out' },
  audit: { sv: 'Loggen, senaste först', en: 'The log, newest first' },
  tokens: { sv: 'Nycklar för maskiner', en: 'Tokens for machines' },
  createToken: { sv: 'Skapa en nyckel', en: 'Make a token' },
  revokeToken: { sv: 'Återkalla en nyckel', en: 'Revoke a token' },
  views: { sv: 'Sparade vyer: egna och delade', en: 'Saved views: own and shared' },
  saveView: { sv: 'Spara en vy', en: 'Save a view' },
  renameView: { sv: 'Döp om en vy', en: 'Rename a view' },
  removeView: { sv: 'Ta bort en vy', en: 'Delete a view' },
  news: { sv: 'Vad är nytt sedan jag senast tittade?', en: 'What is new since my last look?' },
  shifts: {
    sv: 'En veckas patruller, pass, mönster och bokade tider',
    en: 'Units, shifts, patterns and appointments of a week',
  },
  planShift: { sv: 'Planera ett pass', en: 'Plan a shift' },
  changeShift: { sv: 'Ändra ett pass', en: 'Change a shift' },
  withdrawShift: { sv: 'Ta bort ett pass', en: 'Withdraw a shift' },
  makePattern: { sv: 'Planera samma tider varje vecka', en: 'Plan the same hours every week' },
  withdrawPattern: {
    sv: 'Ta bort det av ett mönster som inte har börjat',
    en: 'Withdraw what of a pattern has not begun',
  },
  addUnit: { sv: 'Lägg till en patrull', en: 'Add a unit' },
  changeUnit: { sv: 'Ändra en patrull', en: 'Change a unit' },
  makeAppointment: { sv: 'Boka en patrull till en plats och en tid', en: 'Bind a unit to a place and a time' },
  withdrawAppointment: { sv: 'Ta bort en bokad tid', en: 'Call off an appointment' },
  coverage: { sv: 'Vilka timmar någon är ute', en: 'In which hours somebody is out' },
  markLook: { sv: 'Jag har sett det som är nytt', en: 'I have seen what is new' },
  features: { sv: 'OGC API – Features: ingång', en: 'OGC API – Features: landing page' },
  featuresConformance: { sv: 'OGC: vad som uppfylls', en: 'OGC: conformance' },
  featuresApi: { sv: 'OGC: beskrivning', en: 'OGC: description' },
  featuresCollections: { sv: 'OGC: samlingar', en: 'OGC: collections' },
  ...Object.fromEntries(
    collectionIds.flatMap((id) => [
      [`${id}Collection`, { sv: `OGC: samlingen ${id}`, en: `OGC: the collection ${id}` }],
      [`${id}Items`, { sv: `OGC: ${id}, sida för sida`, en: `OGC: ${id}, page by page` }],
      [`${id}Item`, { sv: `OGC: ett objekt i ${id}`, en: `OGC: one feature of ${id}` }],
    ]),
  ),
}

/** The lines in one language; a route without one is described by its path alone. */
export const summariesIn = (language: Language): Readonly<Partial<Record<RouteName, string>>> =>
  Object.fromEntries(Object.entries(summaries).map(([name, words]) => [name, words[language]]))
