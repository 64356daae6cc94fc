import type { Words } from './language.ts'

/** What `narvaro analyse` says, apart from the report itself. */
export const analyseWords = {
  file: {
    sv: 'CSV, XLSX, GeoJSON, JSON-rader eller polisen.se:s notiser',
    en: 'CSV, XLSX, GeoJSON, newline JSON or notices of polisen.se',
  },
  target: { sv: 'insatsområdet som GeoJSON', en: 'the target area as GeoJSON' },
  since: { sv: 'jämför med tiden före detta datum', en: 'compare with the time before this date' },
  crs: { sv: 'koordinatsystem, t.ex. EPSG:3006', en: 'coordinate system, such as EPSG:3006' },
  mapping: { sv: 'JSON-fil som säger hur kolumnerna läses', en: 'JSON file that says how columns are read' },
  cell: { sv: 'sida i meter på rutor som görs av koordinater', en: 'side in metres of squares made from coordinates' },
  timeZone: { sv: 'tidszon för filens tider', en: "time zone of the file's times" },
  html: { sv: 'skriv rapporten som en HTML-fil', en: 'write the report as one HTML file' },
  now: { sv: 'räkna som om det vore slutet på denna dag', en: 'count as if it were the end of this day' },
  example: {
    sv: `
Exempel:
  narvaro analyse anmälningar.csv
  narvaro analyse anmälningar.csv --target centrum.geojson --since 2026-02-15 --html rapport.html
  narvaro analyse shootings.csv --crs EPSG:2263 --time-zone America/New_York --json

Ingen databas och inga inställningar behövs. Filen ändras inte och inget sparas.`,
    en: `
Examples:
  narvaro analyse reports.csv
  narvaro analyse reports.csv --target centre.geojson --since 2026-02-15 --html report.html
  narvaro analyse shootings.csv --crs EPSG:2263 --time-zone America/New_York --json

Needs no database and no settings. The file is not changed and nothing is kept.`,
  },
  reading: { sv: 'Läser rader', en: 'Reading rows' },
  written: { sv: 'Rapporten finns i {path}.', en: 'The report is in {path}.' },
  cannotRead: { sv: '{file} kunde inte läsas.', en: '{file} could not be read.' },
} as const satisfies Record<string, Words>
