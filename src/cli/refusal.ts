import { fill, type Words } from './language.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'

/** Every "no" of the command line itself; each says what happened, what was kept and what to do. */
const sentences = {
  'storage.locked': {
    sv: 'Datamappen {folder} används redan av {holder}. Inget har ändrats. Stoppa den processen eller vänta på den; kör servern, läs in genom webbläsaren i stället.',
    en: 'The data folder {folder} is in use by {holder}. Nothing was changed. Stop that process or wait for it; if it is the server, import through the browser instead.',
  },
  'storage.postgresql-too-old': {
    sv: 'PostgreSQL {version} är för gammal. Närvaro behöver 15 eller nyare.',
    en: 'PostgreSQL {version} is too old. Närvaro needs 15 or newer.',
  },
  'storage.unreachable': {
    sv: 'Databasen i NARVARO_DATABASE_URL svarar inte ({reason}). Kontrollera adressen och att den är igång.',
    en: 'The database in NARVARO_DATABASE_URL does not answer ({reason}). Check the address, and that it runs.',
  },
  'storage.migration-edited': {
    sv: 'Databasen skapades av en annan text av {migration} än den här versionens. Inget har ändrats. Använd den version som skapade den.',
    en: 'The database was made by another text of {migration} than this version has. Nothing was changed. Use the version that made it.',
  },
  'storage.newer': {
    sv: 'Databasen är nyare än det här programmet (den har {migration}). Inget har ändrats. Uppgradera Närvaro.',
    en: 'The database is newer than this programme (it has {migration}). Nothing was changed. Upgrade Närvaro.',
  },
  'file.not-found': {
    sv: 'Filen {path} finns inte eller går inte att läsa.',
    en: 'The file {path} does not exist or cannot be read.',
  },
  'file.not-written': {
    sv: 'Det gick inte att skriva {path} ({reason}).',
    en: '{path} could not be written ({reason}).',
  },
  'mapping.malformed': {
    sv: '{path} är ingen kolumnbeskrivning som går att läsa: {reason}.',
    en: '{path} is not a mapping that can be read: {reason}.',
  },
  'mapping.personal-data': {
    sv: '{path} har ett personnummer, telefonnummer, registreringsnummer eller en e-postadress i {field}. Inget har ändrats. Ta bort det.',
    en: '{path} has a personal number, phone number, licence plate or e-mail address in {field}. Nothing was changed. Take it out.',
  },
  'mapping.name-personal-data': {
    sv: 'Namnet i --save-mapping innehåller ett personnummer, telefonnummer, registreringsnummer eller en e-postadress. Inget har ändrats. Välj ett annat namn.',
    en: 'The name in --save-mapping holds a personal number, phone number, licence plate or e-mail address. Nothing was changed. Choose another name.',
  },
  'mapping.not-found': {
    sv: 'Insatsen har ingen sparad kolumnbeskrivning som heter {name}, och det finns ingen fil {name}.',
    en: 'The operation has no saved mapping named {name}, and there is no file {name}.',
  },
  'geojson.malformed': {
    sv: '{path} är ingen GeoJSON med en yta (Polygon eller MultiPolygon) som går att läsa.',
    en: '{path} is not GeoJSON with an area (Polygon or MultiPolygon) that can be read.',
  },
  'target.plane-needed': {
    sv: '{path} kan inte läggas på filens koordinater: filen säger inte vilket koordinatsystem de har. Ange det med --crs.',
    en: '{path} cannot be laid on the coordinates of the file: it does not say which system they are in. Give it with --crs.',
  },
  'operation.not-found': {
    sv: 'Ingen insats heter {name}. Det finns: {known}.',
    en: 'No operation is named {name}. There are: {known}.',
  },
  'operation.several': {
    sv: 'Flera insatser heter {name}. Ange dess id: {known}.',
    en: 'Several operations are named {name}. Give the id: {known}.',
  },
  'demo.name-taken': {
    sv: 'Det finns redan en insats som heter {name}. Ange ett annat --seed eller --name.',
    en: 'There is already an operation named {name}. Give another --seed or --name.',
  },
  'operation.name-taken': {
    sv: 'Det finns redan en insats som heter {name}. Använd --operation i stället för --new-operation.',
    en: 'There is already an operation named {name}. Use --operation instead of --new-operation.',
  },
  'places.malformed': {
    sv: '{path} har {count} fel och lästes inte in:',
    en: '{path} has {count} problems and was not imported:',
  },
  'code-table.malformed': {
    sv: '{path} är ingen tabell över brottskoder som går att läsa ({reason}). Den behöver name, version, source, groups och codes.',
    en: '{path} is not a table of crime codes that can be read ({reason}). It needs name, version, source, groups and codes.',
  },
  'code-table.personal-data': {
    sv: '{path} har ett personnummer, telefonnummer, registreringsnummer eller en e-postadress i {at}. Inget har ändrats. Ta bort det.',
    en: '{path} has a personal number, phone number, licence plate or e-mail address in {at}. Nothing was changed. Take it out.',
  },
  'harm-table.malformed': {
    sv: '{path} är ingen skadetabell som går att läsa (fel vid: {at}). Inget har ändrats. Den ska ha source och weights och inget annat, som {"source": "Beslut 2026-03-01", "weights": {"robbery": 3}}.',
    en: '{path} is not a harm table that can be read (wrong at: {at}). Nothing was changed. It has source and weights and nothing else, as in {"source": "Decision of 2026-03-01", "weights": {"robbery": 3}}.',
  },
  'harm-table.source-missing': {
    sv: '{path} säger inte varifrån vikterna kommer. Inget har ändrats. Skriv det på en rad i source.',
    en: '{path} does not say where the weights come from. Nothing was changed. Write it in one line in source.',
  },
  'harm-table.personal-data': {
    sv: '{path} har ett personnummer, telefonnummer, registreringsnummer eller en e-postadress i {at}. Inget har ändrats. Ta bort det.',
    en: '{path} has a personal number, phone number, licence plate or e-mail address in {at}. Nothing was changed. Take it out.',
  },
  'harm-table.group-unknown': {
    sv: '{path} ger en vikt åt {at}, som inte är en brottsgrupp i insatsens kodtabell. Inget har ändrats. Rätta namnet eller ta bort det.',
    en: '{path} gives a weight to {at}, which is no crime group of the operation’s code table. Nothing was changed. Mend the name or take it out.',
  },
  'harm-table.weight-out-of-range': {
    sv: 'Vikten för {at} i {path} är inget tal från 0 till 1 000 000. Inget har ändrats. Rätta den.',
    en: 'The weight of {at} in {path} is no number from 0 to 1,000,000. Nothing was changed. Mend it.',
  },
  'import.busy': {
    sv: 'En annan import pågår i insatsen. Vänta tills den är klar. Inget av den här filen sparades.',
    en: 'Another import is under way in the operation. Wait until it is done. Nothing of this file was saved.',
  },
  'import.abandoned': {
    sv: 'Importen stod still så länge att den togs tillbaka. Inget sparades; kör den igen.',
    en: 'The import stood still for so long that it was taken back. Nothing was saved; run it again.',
  },
  'import.cancelled': {
    sv: 'Importen avbröts. Inget av filen sparades.',
    en: 'The import was stopped. Nothing of the file was saved.',
  },
  'store.conflict': {
    sv: 'Databasen säger nej: det finns redan ({constraint}). Inget sparades.',
    en: 'The database says no: it is already there ({constraint}). Nothing was saved.',
  },
  'store.missing-reference': {
    sv: 'Databasen säger nej: något som behövs finns inte ({constraint}). Inget sparades.',
    en: 'The database says no: something that is needed is not there ({constraint}). Nothing was saved.',
  },
  'store.breaks-rule': {
    sv: 'Databasen säger nej: det bryter mot en regel ({constraint}). Inget sparades.',
    en: 'The database says no: it breaks a rule ({constraint}). Nothing was saved.',
  },
  'operation.none': {
    sv: 'Det finns ingen insats ännu. Gör en: narvaro import FIL --new-operation "Namn" --starts 2026-02-15',
    en: 'There is no operation yet. Make one: narvaro import FILE --new-operation "Name" --starts 2026-02-15',
  },
} as const satisfies Record<string, Words>
type RefusalCode = keyof typeof sentences

export interface Refusal {
  readonly code: RefusalCode
  readonly [value: string]: string | number
}

const refusalText = (terminal: Terminal, refusal: Refusal): string =>
  fill(sentences[refusal.code][terminal.language], refusal)

/** Says no: a sentence on standard error, and with `--json` the same as a document on standard output. */
export function refuseWith(terminal: Terminal, json: boolean, refusal: Refusal): ExitCode {
  const message = refusalText(terminal, refusal)
  terminal.note(`narvaro: ${message}`)
  const { code, ...values } = refusal
  if (json) printJson(terminal, { problem: { code, message, ...values } })
  return exitCodes.refused
}

/** The same for a refusal that brings its own sentence. */
export function refuseInWords(terminal: Terminal, json: boolean, code: string, words: Words): ExitCode {
  const message = words[terminal.language]
  terminal.note(`narvaro: ${message}`)
  if (json) printJson(terminal, { problem: { code, message } })
  return exitCodes.refused
}
