import type { Words } from './language.ts'

/** What `narvaro import` says, apart from refusals and row problems. */
export const importWords = {
  file: {
    sv: 'CSV, XLSX, GeoJSON, JSON-rader eller polisen.se:s notiser',
    en: 'CSV, XLSX, GeoJSON, newline JSON or notices of polisen.se',
  },
  operation: { sv: 'insatsens namn eller id', en: 'name or id of the operation' },
  mapping: {
    sv: 'hur kolumnerna läses: ett sparat namn eller en JSON-fil',
    en: 'how columns are read: a saved name or a JSON file',
  },
  saveMapping: { sv: 'spara kolumnbeskrivningen under ett namn', en: 'save the mapping under a name' },
  crs: { sv: 'koordinatsystem, t.ex. EPSG:3006', en: 'coordinate system, such as EPSG:3006' },
  makePlaces: {
    sv: 'gör platser av rutor så här stora, i meter (0: gör inga)',
    en: 'make places of squares of this size, in metres (0: make none)',
  },
  collapse: { sv: 'flera rader med samma id är en händelse', en: 'several rows of one id are one incident' },
  source: { sv: 'källa när ingen kolumn säger den', en: 'source when no column says it' },
  leaveOut: {
    sv: 'utelämna rader med fel i stället för att neka filen',
    en: 'leave out bad rows instead of refusing the file',
  },
  dryRun: { sv: 'gör allt utom att spara', en: 'do everything but save' },
  errors: { sv: 'skriv alla radfel till en CSV-fil', en: 'write all row problems to a CSV file' },
  places: { sv: 'filen är platser och områden (GeoJSON)', en: 'the file is places and areas (GeoJSON)' },
  areaRole: {
    sv: 'roll för ytor som inte säger den (target, surroundings, comparison)',
    en: 'role of polygons that do not say it (target, surroundings, comparison)',
  },
  codeTable: {
    sv: 'filen är insatsens egen tabell över brottskoder (JSON, eller CSV som Brås lista)',
    en: "the file is the operation's own table of crime codes (JSON, or CSV as Brå's list)",
  },
  harmTable: {
    sv: 'filen är insatsens skadevikter (JSON: source och weights per brottsgrupp)',
    en: "the file is the operation's harm weights (JSON: source and weights by crime group)",
  },
  newOperation: { sv: 'gör först en insats med detta namn', en: 'first make an operation of this name' },
  startsMissing: {
    sv: '--new-operation behöver --starts: insatsens första dag',
    en: '--new-operation needs --starts: the first day of the operation',
  },
  starts: { sv: 'dess första dag', en: 'its first day' },
  plane: { sv: 'planet som dess meter räknas i', en: 'the plane its metres are counted in' },
  timeZone: { sv: 'dess tidszon', en: 'its time zone' },
  organisation: { sv: 'myndigheten som ansvarar', en: 'the authority that answers for it' },
  example: {
    sv: `
Exempel:
  narvaro import anmälningar.csv --new-operation "Månlunda centrum" --starts 2026-02-15
  narvaro import anmälningar.csv --operation "Månlunda centrum" --dry-run --errors fel.csv
  narvaro import platser.geojson --operation "Månlunda centrum" --places`,
    en: `
Examples:
  narvaro import reports.csv --new-operation "Månlunda centrum" --starts 2026-02-15
  narvaro import reports.csv --operation "Månlunda centrum" --dry-run --errors errors.csv
  narvaro import places.geojson --operation "Månlunda centrum" --places`,
  },
  checking: { sv: 'Läser rader', en: 'Reading rows' },
  writing: { sv: 'Sparar händelser', en: 'Saving incidents' },
  done: {
    sv: '{rows} rader ur {file}: {added} nya händelser, {updated} ändrade, {unchanged} oförändrade.',
    en: '{rows} rows of {file}: {added} new incidents, {updated} changed, {unchanged} unchanged.',
  },
  rehearsed: {
    sv: 'Provkörning, inget sparades. Så här skulle det bli: {rows} rader ur {file}: {added} nya händelser, {updated} ändrade, {unchanged} oförändrade.',
    en: 'Rehearsal, nothing was saved. It would be: {rows} rows of {file}: {added} new incidents, {updated} changed, {unchanged} unchanged.',
  },
  refused: {
    sv: '{file} nekades, inget av den sparades: {problems} fel. Rätta dem, eller utelämna raderna med --leave-out-bad-rows.',
    en: '{file} was refused, nothing of it was saved: {problems} problems. Mend them, or leave the rows out with --leave-out-bad-rows.',
  },
  refusedFile: {
    sv: '{file} nekades, inget av den sparades.',
    en: '{file} was refused, nothing of it was saved.',
  },
  moreProblems: {
    sv: '… och {count} till. Alla: --errors fel.csv',
    en: '… and {count} more. All of them: --errors errors.csv',
  },
  made: { sv: 'Insatsen {name} finns nu ({id}).', en: 'The operation {name} now exists ({id}).' },
  placesDone: {
    sv: '{places} platser, {areas} områden och {walks} gångvägar lades till; {known} fanns redan.',
    en: '{places} places, {areas} areas and {walks} walks were added; {known} were already there.',
  },
  codesDone: {
    sv: 'Insatsen använder nu {name} ({version}): {codes} koder i {groups} grupper. Källa: {source}.',
    en: 'The operation now uses {name} ({version}): {codes} codes in {groups} groups. Source: {source}.',
  },
  harmDone: {
    sv: 'Platserna rangordnas nu också efter skada, med {count} vikter (version {version}). Källa: {source}.',
    en: 'Places are now ranked by harm as well, with {count} weights (version {version}). Source: {source}.',
  },
  figures: {
    snapped: { sv: 'knutna till en känd plats', en: 'tied to a known place' },
    placesMade: { sv: 'platser gjordes av koordinater eller namn', en: 'places made of coordinates or names' },
    withoutPlace: { sv: 'utan plats', en: 'without a place' },
    sensitive: {
      sv: 'känsliga eller okända: utan plats, på områdesnivå',
      en: 'sensitive or unknown: no place, kept at area level',
    },
    redactedCells: { sv: 'celler med personuppgifter togs bort', en: 'cells with personal data taken out' },
    skipped: { sv: 'rader utan händelse hoppades över', en: 'rows without an incident skipped' },
    longIntervals: { sv: 'längre än sju dygn', en: 'longer than seven days' },
    dstMoved: { sv: 'tider i sommartidens skarvar', en: 'times at the seams of summer time' },
    problems: { sv: 'anmärkningar på rader', en: 'remarks on rows' },
  },
} as const satisfies Record<string, Words | Record<string, Words>>
