import type { RowProblemCode } from '../../src/domain/import/import-record.ts'
import type { Mapping } from '../../src/domain/import/mapping.ts'

/** Row, column and code of a problem; row 0 is the file itself. */
export type Told = readonly [row: number, column: string | null, code: RowProblemCode]

export interface HostileCase {
  /** In `fixtures/`, or made by `generate.ts` when its test begins. */
  readonly file: string
  /** Put over the guessed mapping. */
  readonly mapping?: Partial<Mapping>
  /** Every problem in order; the sentences are those of the first. */
  readonly problems: readonly Told[]
  /** Written out and not asked of the program, so that a change of words is seen. */
  readonly sv: string
  readonly en: string
}

export interface AcceptedCase extends Partial<Pick<HostileCase, 'problems' | 'sv' | 'en' | 'mapping'>> {
  readonly file: string
  /** Figures that are not nothing; `added` is always `incidents`. */
  readonly figures: Readonly<Record<string, number | readonly string[]>>
}

/** Files that must be refused whole, and what their sender is told. */
export const refusedFiles: readonly HostileCase[] = [
  {
    file: 'bom-but-not-utf8.csv',
    problems: [[1, null, 'file.encoding']],
    sv: 'Rad 1: Filens teckenkodning går inte att läsa. Spara den som CSV med UTF-8.',
    en: 'Row 1: The text encoding of the file cannot be read. Save it as CSV in UTF-8.',
  },
  {
    file: 'bomb.xlsx',
    problems: [[0, null, 'file.zip-bomb']],
    sv: 'Arbetsboken packas upp till långt mer än den får. Öppna den i kalkylprogrammet och spara bladet som CSV.',
    en: 'The workbook unpacks to far more than it may. Open it in the spreadsheet program and save the sheet as CSV.',
  },
  {
    file: 'cell-of-1-mb.csv',
    problems: [[3, null, 'file.line-too-long']],
    sv: 'Rad 3: En rad är orimligt lång. Kontrollera radslut och citattecken och exportera igen.',
    en: 'Row 3: A line is unreasonably long. Check line ends and quotation marks and export again.',
  },
  {
    file: 'code-malformed.csv',
    problems: [[3, 'brottskod', 'code.malformed']],
    sv: 'Rad 3: ”15?17” i kolumnen brottskod är ingen brottskod. Skriv fyra siffror, till exempel 0377.',
    en: 'Row 3: “15?17” in column brottskod is not a crime code. Write four digits, for instance 0377.',
  },
  {
    file: 'columns-10000.csv',
    problems: [[1, null, 'file.too-many-columns']],
    sv: 'Rad 1: Filen har för många kolumner. Exportera bara de kolumner som behövs.',
    en: 'Row 1: The file has too many columns. Export only the columns that are needed.',
  },
  {
    file: 'columns-differ.csv',
    problems: [
      [3, null, 'row.columns-differ'],
      [5, null, 'row.columns-differ'],
    ],
    sv: 'Rad 3: Raden har ett annat antal fält än rubrikraden. Kontrollera avgränsare och citattecken på raden.',
    en: 'Row 3: The row has another number of fields than the header. Check delimiters and quotation marks on the row.',
  },
  {
    file: 'columns-repeated.csv',
    problems: [[1, 'lat', 'file.columns-repeated']],
    sv: 'Rad 1: Rubriken lat finns flera gånger. Ge varje kolumn ett eget namn.',
    en: 'Row 1: The header lat occurs more than once. Give each column a name of its own.',
  },
  {
    file: 'coordinate-text.csv',
    problems: [[3, 'lat', 'position.malformed']],
    sv: 'Rad 3: ”norr om torget” i kolumnen lat går inte att läsa som koordinat. Skriv bara siffror, till exempel 59,2190 eller 6568153.',
    en: 'Row 3: “norr om torget” in column lat cannot be read as a coordinate. Write digits only, for instance 59.2190 or 6568153.',
  },
  {
    file: 'count-malformed.csv',
    problems: [
      [3, 'antal', 'count.malformed'],
      [4, 'antal', 'count.malformed'],
      [5, 'antal', 'count.malformed'],
    ],
    sv: 'Rad 3: ”många” i kolumnen antal är inget antal. Skriv ett heltal mellan 0 och 1000.',
    en: 'Row 3: “många” in column antal is not a count. Write a whole number from 0 to 1000.',
  },
  {
    file: 'crs-needed.csv',
    problems: [[0, null, 'file.crs-needed']],
    sv: 'Det går inte att se vilket koordinatsystem filen har. Ange det, till exempel EPSG:3006 för SWEREF 99 TM eller EPSG:3011 för SWEREF 99 18 00.',
    en: 'The coordinate system of the file cannot be told. Name it, for instance EPSG:3006 for SWEREF 99 TM or EPSG:3011 for SWEREF 99 18 00.',
  },
  {
    file: 'crs-unknown.geojson',
    problems: [[0, null, 'file.crs-unknown']],
    sv: 'Koordinatsystemet ”EPSG:999999” är okänt. Ange en EPSG-kod, till exempel EPSG:3006.',
    en: 'The coordinate system “EPSG:999999” is unknown. Give an EPSG code, for instance EPSG:3006.',
  },
  {
    file: 'cut-off.geojson',
    problems: [[2, null, 'file.not-json']],
    sv: 'Rad 2: Det här är inte giltig JSON. Exportera filen på nytt, eller spara som CSV.',
    en: 'Row 2: This is not valid JSON. Export the file again, or save it as CSV.',
  },
  {
    file: 'cut-off.xlsx',
    problems: [[0, null, 'file.xlsx-broken']],
    sv: 'Arbetsboken är skadad eller låst med lösenord. Öppna den i kalkylprogrammet och spara en ny kopia.',
    en: 'The workbook is damaged or locked with a password. Open it in the spreadsheet program and save a new copy.',
  },
  {
    file: 'date-as-words.csv',
    problems: [[3, 'start', 'time.malformed']],
    sv: 'Rad 3: ”i måndags” i kolumnen start går inte att läsa som datum eller tid. Skriv till exempel 2021-02-15 21:30.',
    en: 'Row 3: “i måndags” in column start cannot be read as a date or time. Write for instance 2021-02-15 21:30.',
  },
  {
    file: 'dates-as-errors.xlsx',
    problems: [[3, 'start', 'time.missing']],
    sv: 'Rad 3: Tiden saknas i kolumnen start. Fyll i datum, eller ta bort raden.',
    en: 'Row 3: The time is missing in column start. Fill in a date, or remove the row.',
  },
  {
    file: 'deep-before-the-features.geojson',
    problems: [[1, null, 'file.too-deep']],
    sv: 'Rad 1: Filen är nästlad i för många nivåer. Exportera händelserna som en platt lista.',
    en: 'Row 1: The file is nested too many levels deep. Export the incidents as a flat list.',
  },
  {
    file: 'deep.geojson',
    problems: [[2, null, 'file.too-deep']],
    sv: 'Rad 2: Filen är nästlad i för många nivåer. Exportera händelserna som en platt lista.',
    en: 'Row 2: The file is nested too many levels deep. Export the incidents as a flat list.',
  },
  {
    file: 'deep.ndjson',
    problems: [[2, null, 'file.too-deep']],
    sv: 'Rad 2: Filen är nästlad i för många nivåer. Exportera händelserna som en platt lista.',
    en: 'Row 2: The file is nested too many levels deep. Export the incidents as a flat list.',
  },
  {
    file: 'element-of-1-mb.geojson',
    problems: [[1, null, 'file.line-too-long']],
    sv: 'Rad 1: En rad är orimligt lång. Kontrollera radslut och citattecken och exportera igen.',
    en: 'Row 1: A line is unreasonably long. Check line ends and quotation marks and export again.',
  },
  {
    file: 'empty-array.json',
    problems: [[0, null, 'file.empty']],
    sv: 'Filen är tom. Exportera den på nytt och välj den igen.',
    en: 'The file is empty. Export it again and choose it once more.',
  },
  {
    file: 'empty-sheet.xlsx',
    problems: [[0, null, 'file.empty']],
    sv: 'Filen är tom. Exportera den på nytt och välj den igen.',
    en: 'The file is empty. Export it again and choose it once more.',
  },
  {
    file: 'empty.csv',
    problems: [[0, null, 'file.empty']],
    sv: 'Filen är tom. Exportera den på nytt och välj den igen.',
    en: 'The file is empty. Export it again and choose it once more.',
  },
  {
    file: 'end-before-start.csv',
    problems: [[3, 'slut', 'time.end-before-start']],
    sv: 'Rad 3: Sluttiden i kolumnen slut ligger före starttiden. Byt plats på tiderna eller rätta den som är fel.',
    en: 'Row 3: The end in column slut lies before the start. Swap the times or correct the wrong one.',
  },
  {
    file: 'exponent-coordinates.csv',
    problems: [[3, 'lat', 'position.malformed']],
    sv: 'Rad 3: ”1e400” i kolumnen lat går inte att läsa som koordinat. Skriv bara siffror, till exempel 59,2190 eller 6568153.',
    en: 'Row 3: “1e400” in column lat cannot be read as a coordinate. Write digits only, for instance 59.2190 or 6568153.',
  },
  {
    file: 'far-cell.xlsx',
    problems: [[0, null, 'file.zip-bomb']],
    sv: 'Arbetsboken packas upp till långt mer än den får. Öppna den i kalkylprogrammet och spara bladet som CSV.',
    en: 'The workbook unpacks to far more than it may. Open it in the spreadsheet program and save the sheet as CSV.',
  },
  {
    file: 'feed-impossible-date.json',
    problems: [[2, 'name', 'time.impossible']],
    sv: 'Rad 2: ”31 februari 08.30, Misshandel, Huddinge” i kolumnen name finns inte i kalendern. Kontrollera dag, månad och klockslag.',
    en: 'Row 2: “31 februari 08.30, Misshandel, Huddinge” in column name does not exist in the calendar. Check day, month and time of day.',
  },
  {
    file: 'feed-withdrawn.json',
    problems: [[2, 'name', 'time.malformed']],
    sv: 'Rad 2: Värdet i kolumnen name går inte att läsa som datum eller tid. Skriv till exempel 2021-02-15 21:30.',
    en: 'Row 2: The value in column name cannot be read as a date or time. Write for instance 2021-02-15 21:30.',
  },
  {
    file: 'floor-malformed.csv',
    problems: [[3, 'våning', 'floor.malformed']],
    sv: 'Rad 3: ”högt upp” i kolumnen våning går inte att läsa som våning. Skriv till exempel BV, 1 tr eller plan -1.',
    en: 'Row 3: “högt upp” in column våning cannot be read as a floor. Write for instance 0, 1 or -1.',
  },
  {
    file: 'future.csv',
    problems: [[3, 'start', 'time.future']],
    sv: 'Rad 3: ”2062-03-01 14:00” i kolumnen start ligger i framtiden. Kontrollera årtalet och ordningen mellan dag och månad.',
    en: 'Row 3: “2062-03-01 14:00” in column start lies in the future. Check the year and the order of day and month.',
  },
  {
    file: 'group-unknown.csv',
    problems: [[2, 'grupp', 'group.unknown']],
    sv: 'Rad 2: Gruppen ”stöldgods” är okänd. Ange vad värdet betyder i kolumnvalet.',
    en: 'Row 2: The group “stöldgods” is unknown. Say what the value means in the column mapping.',
  },
  {
    file: 'header-only.csv',
    problems: [[0, null, 'file.header-only']],
    sv: 'Filen har bara en rubrikrad. Kontrollera urvalet i källsystemet och exportera igen.',
    en: 'The file has only a header row. Check the selection in the source system and export again.',
  },
  {
    file: 'header-only.xlsx',
    problems: [[0, null, 'file.header-only']],
    sv: 'Filen har bara en rubrikrad. Kontrollera urvalet i källsystemet och exportera igen.',
    en: 'The file has only a header row. Check the selection in the source system and export again.',
  },
  {
    file: 'hidden-address.xlsx',
    problems: [[0, null, 'file.xlsx-broken']],
    sv: 'Arbetsboken är skadad eller låst med lösenord. Öppna den i kalkylprogrammet och spara en ny kopia.',
    en: 'The workbook is damaged or locked with a password. Open it in the spreadsheet program and save a new copy.',
  },
  {
    file: 'html.csv',
    problems: [[0, null, 'file.unknown-format']],
    sv: 'Filformatet känns inte igen. Spara som CSV, XLSX, GeoJSON eller en JSON-rad per händelse.',
    en: 'The file format is not recognised. Save as CSV, XLSX, GeoJSON or one JSON line per incident.',
  },
  {
    file: 'id-too-long.csv',
    problems: [[2, 'id', 'id.too-long']],
    sv: 'Rad 2: Id är längre än 100 tecken. Kontrollera att rätt kolumn är vald som id.',
    en: 'Row 2: The id is longer than 100 characters. Check that the right column is chosen as id.',
  },
  {
    file: 'ids-alike-but-for-rtl.csv',
    problems: [[3, 'id', 'id.repeated']],
    sv: 'Rad 3: Id ”K1” finns på flera rader som inte är lika. Ge varje händelse ett eget id, eller välj att slå ihop rader med samma id.',
    en: 'Row 3: Id “K1” stands on several rows that are not alike. Give each incident an id of its own, or choose to join rows with the same id.',
  },
  {
    file: 'impossible-dates.csv',
    problems: [
      [2, 'start', 'time.impossible'],
      [3, 'start', 'time.impossible'],
      [4, 'start', 'time.impossible'],
      [5, 'start', 'time.impossible'],
    ],
    sv: 'Rad 2: ”2025-02-30 14:00” i kolumnen start finns inte i kalendern. Kontrollera dag, månad och klockslag.',
    en: 'Row 2: “2025-02-30 14:00” in column start does not exist in the calendar. Check day, month and time of day.',
  },
  {
    file: 'impossible-hours.csv',
    problems: [
      [2, 'start', 'time.impossible'],
      [3, 'start', 'time.impossible'],
    ],
    sv: 'Rad 2: ”2025-03-01 25:61” i kolumnen start finns inte i kalendern. Kontrollera dag, månad och klockslag.',
    en: 'Row 2: “2025-03-01 25:61” in column start does not exist in the calendar. Check day, month and time of day.',
  },
  {
    file: 'infinite-coordinates.csv',
    problems: [[2, 'lon', 'position.not-finite']],
    sv: 'Rad 2: ”Infinity” i kolumnen lon är inget tal. Lämna fältet tomt om koordinaten saknas.',
    en: 'Row 2: “Infinity” in column lon is not a number. Leave the field empty when there is no coordinate.',
  },
  {
    file: 'infinite.geojson',
    problems: [[2, 'x', 'position.not-finite']],
    sv: 'Rad 2: ”Infinity” i kolumnen x är inget tal. Lämna fältet tomt om koordinaten saknas.',
    en: 'Row 2: “Infinity” in column x is not a number. Leave the field empty when there is no coordinate.',
  },
  {
    file: 'investigation-unknown.csv',
    problems: [[3, 'utredning', 'investigation.unknown']],
    sv: 'Rad 3: Utredningsläget ”kanske” är okänt. Ange i kolumnvalet om det betyder öppen, nedlagd eller uppklarad.',
    en: 'Row 3: The state of the investigation “kanske” is unknown. Say in the column mapping whether it means open, closed without result or cleared.',
  },
  {
    file: 'keys-without-end.ndjson',
    problems: [[0, null, 'file.too-many-columns']],
    sv: 'Filen har för många kolumner. Exportera bara de kolumner som behövs.',
    en: 'The file has too many columns. Export only the columns that are needed.',
  },
  {
    file: 'line-of-10-mb.csv',
    problems: [[3, null, 'file.line-too-long']],
    sv: 'Rad 3: En rad är orimligt lång. Kontrollera radslut och citattecken och exportera igen.',
    en: 'Row 3: A line is unreasonably long. Check line ends and quotation marks and export again.',
  },
  {
    file: 'list-in-line.ndjson',
    problems: [[2, null, 'file.not-json']],
    sv: 'Rad 2: Det här är inte giltig JSON. Exportera filen på nytt, eller spara som CSV.',
    en: 'Row 2: This is not valid JSON. Export the file again, or save it as CSV.',
  },
  {
    file: 'lone-surrogate.ndjson',
    problems: [[2, null, 'file.encoding']],
    sv: 'Rad 2: Filens teckenkodning går inte att läsa. Spara den som CSV med UTF-8.',
    en: 'Row 2: The text encoding of the file cannot be read. Save it as CSV in UTF-8.',
  },
  {
    file: 'lying-directory.xlsx',
    problems: [[0, null, 'file.xlsx-broken']],
    sv: 'Arbetsboken är skadad eller låst med lösenord. Öppna den i kalkylprogrammet och spara en ny kopia.',
    en: 'The workbook is damaged or locked with a password. Open it in the spreadsheet program and save a new copy.',
  },
  {
    file: 'nan-coordinates.csv',
    problems: [[3, 'lat', 'position.not-finite']],
    sv: 'Rad 3: ”NaN” i kolumnen lat är inget tal. Lämna fältet tomt om koordinaten saknas.',
    en: 'Row 3: “NaN” in column lat is not a number. Leave the field empty when there is no coordinate.',
  },
  {
    file: 'no-features.geojson',
    problems: [[0, null, 'file.empty']],
    sv: 'Filen är tom. Exportera den på nytt och välj den igen.',
    en: 'The file is empty. Export it again and choose it once more.',
  },
  {
    file: 'no-place-column.csv',
    problems: [[0, null, 'file.no-place-column']],
    sv: 'Ingen kolumn säger var händelsen inträffade. Ange kolumner för koordinater, plats eller gata i kolumnvalet.',
    en: 'No column says where the incident happened. Choose columns for coordinates, place or street in the column mapping.',
  },
  {
    file: 'no-time-column.csv',
    problems: [[0, null, 'file.no-time-column']],
    sv: 'Ingen kolumn säger när händelsen inträffade. Ange kolumnen för tid i kolumnvalet.',
    en: 'No column says when the incident happened. Choose the time column in the column mapping.',
  },
  {
    file: 'no-workbook.xlsx',
    problems: [[0, null, 'file.xlsx-broken']],
    sv: 'Arbetsboken är skadad eller låst med lösenord. Öppna den i kalkylprogrammet och spara en ny kopia.',
    en: 'The workbook is damaged or locked with a password. Open it in the spreadsheet program and save a new copy.',
  },
  {
    file: 'noise.csv',
    problems: [[0, null, 'file.unknown-format']],
    sv: 'Filformatet känns inte igen. Spara som CSV, XLSX, GeoJSON eller en JSON-rad per händelse.',
    en: 'The file format is not recognised. Save as CSV, XLSX, GeoJSON or one JSON line per incident.',
  },
  {
    file: 'not-json-line.ndjson',
    problems: [[2, null, 'file.not-json']],
    sv: 'Rad 2: Det här är inte giltig JSON. Exportera filen på nytt, eller spara som CSV.',
    en: 'Row 2: This is not valid JSON. Export the file again, or save it as CSV.',
  },
  {
    file: 'nul-bytes.csv',
    problems: [[3, null, 'file.encoding']],
    sv: 'Rad 3: Filens teckenkodning går inte att läsa. Spara den som CSV med UTF-8.',
    en: 'Row 3: The text encoding of the file cannot be read. Save it as CSV in UTF-8.',
  },
  {
    file: 'old-excel.xls',
    problems: [[0, null, 'file.unknown-format']],
    sv: 'Filformatet känns inte igen. Spara som CSV, XLSX, GeoJSON eller en JSON-rad per händelse.',
    en: 'The file format is not recognised. Save as CSV, XLSX, GeoJSON or one JSON line per incident.',
  },
  {
    file: 'only-a-zip.csv',
    problems: [[0, null, 'file.unknown-format']],
    sv: 'Filformatet känns inte igen. Spara som CSV, XLSX, GeoJSON eller en JSON-rad per händelse.',
    en: 'The file format is not recognised. Save as CSV, XLSX, GeoJSON or one JSON line per incident.',
  },
  {
    file: 'only-blank-lines.csv',
    problems: [[0, null, 'file.empty']],
    sv: 'Filen är tom. Exportera den på nytt och välj den igen.',
    en: 'The file is empty. Export it again and choose it once more.',
  },
  {
    file: 'outside.csv',
    problems: [
      [3, 'lon', 'position.outside'],
      [4, 'lon', 'position.outside'],
    ],
    sv: 'Rad 3: ”17.9381, 91.5” ligger utanför koordinatsystemets område. Kontrollera att rätt koordinatsystem är valt.',
    en: 'Row 3: “17.9381, 91.5” lies outside the area of the coordinate system. Check that the right coordinate system is chosen.',
  },
  {
    file: 'pdf.csv',
    problems: [[0, null, 'file.unknown-format']],
    sv: 'Filformatet känns inte igen. Spara som CSV, XLSX, GeoJSON eller en JSON-rad per händelse.',
    en: 'The file format is not recognised. Save as CSV, XLSX, GeoJSON or one JSON line per incident.',
  },
  {
    file: 'personal-number-in-coordinate.csv',
    problems: [[3, 'lon', 'position.outside']],
    sv: 'Rad 3: ”17.938, […]” ligger utanför koordinatsystemets område. Kontrollera att rätt koordinatsystem är valt.',
    en: 'Row 3: “17.938, […]” lies outside the area of the coordinate system. Check that the right coordinate system is chosen.',
  },
  {
    file: 'personal-number-in-time.csv',
    problems: [[3, 'start', 'time.malformed']],
    sv: 'Rad 3: ”[…]” i kolumnen start går inte att läsa som datum eller tid. Skriv till exempel 2021-02-15 21:30.',
    en: 'Row 3: “[…]” in column start cannot be read as a date or time. Write for instance 2021-02-15 21:30.',
  },
  {
    file: 'polygon-incidents.geojson',
    problems: [[2, null, 'geometry.wrong-type']],
    sv: 'Rad 2: Geometrin har fel typ. Händelser ska vara punkter; områden ska vara polygoner.',
    en: 'Row 2: The geometry is of the wrong type. Incidents must be points; areas must be polygons.',
  },
  {
    file: 'quote-never-closed.csv',
    problems: [[3, null, 'file.quotes-broken']],
    sv: 'Rad 3: Ett citattecken öppnas men stängs aldrig. Rätta raden, eller exportera med citattecken runt text.',
    en: 'Row 3: A quotation mark opens and never closes. Correct the row, or export with quotation marks round text.',
  },
  {
    file: 'quote-stray.csv',
    problems: [[3, null, 'file.quotes-broken']],
    sv: 'Rad 3: Ett citattecken öppnas men stängs aldrig. Rätta raden, eller exportera med citattecken runt text.',
    en: 'Row 3: A quotation mark opens and never closes. Correct the row, or export with quotation marks round text.',
  },
  {
    file: 'sheet-broken.xlsx',
    problems: [[0, null, 'file.xlsx-broken']],
    sv: 'Arbetsboken är skadad eller låst med lösenord. Öppna den i kalkylprogrammet och spara en ny kopia.',
    en: 'The workbook is damaged or locked with a password. Open it in the spreadsheet program and save a new copy.',
  },
  {
    file: 'source-unknown.csv',
    problems: [[3, 'källa', 'source.unknown']],
    sv: 'Rad 3: Källan ”skvaller” är okänd. Ange i kolumnvalet om den betyder anmäld, upptäckt, iakttagen eller flöde.',
    en: 'Row 3: The source “skvaller” is unknown. Say in the column mapping whether it means reported, discovered, observed or feed.',
  },
  {
    file: 'swapped-axes.csv',
    problems: [[3, 'lon', 'position.swapped']],
    sv: 'Rad 3: Koordinaterna verkar ha bytt plats: nord står där öst väntades. Byt de två kolumnerna i kolumnvalet.',
    en: 'Row 3: The coordinates seem to be swapped: north stands where east was expected. Swap the two columns in the column mapping.',
  },
  {
    file: 'swapped.geojson',
    problems: [[2, 'x', 'position.swapped']],
    sv: 'Rad 2: Koordinaterna verkar ha bytt plats: nord står där öst väntades. Byt de två kolumnerna i kolumnvalet.',
    en: 'Row 2: The coordinates seem to be swapped: north stands where east was expected. Swap the two columns in the column mapping.',
  },
  {
    file: 'time-missing.csv',
    problems: [[3, 'start', 'time.missing']],
    sv: 'Rad 3: Tiden saknas i kolumnen start. Fyll i datum, eller ta bort raden.',
    en: 'Row 3: The time is missing in column start. Fill in a date, or remove the row.',
  },
  {
    file: 'too-large.csv',
    problems: [[0, null, 'file.too-large']],
    sv: 'Filen är för stor; gränsen är 200 MB. Dela upp exporten i kortare perioder.',
    en: 'The file is too large; the limit is 200 MB. Split the export into shorter periods.',
  },
  {
    file: 'trailing-comma.geojson',
    problems: [[3, null, 'file.not-json']],
    sv: 'Rad 3: Det här är inte giltig JSON. Exportera filen på nytt, eller spara som CSV.',
    en: 'Row 3: This is not valid JSON. Export the file again, or save it as CSV.',
  },
  {
    file: 'two-encodings.csv',
    problems: [[3, null, 'file.encoding']],
    sv: 'Rad 3: Filens teckenkodning går inte att läsa. Spara den som CSV med UTF-8.',
    en: 'Row 3: The text encoding of the file cannot be read. Save it as CSV in UTF-8.',
  },
  {
    file: 'two-ids-alike.csv',
    problems: [[3, 'id', 'id.repeated']],
    sv: 'Rad 3: Id ”K1” finns på flera rader som inte är lika. Ge varje händelse ett eget id, eller välj att slå ihop rader med samma id.',
    en: 'Row 3: Id “K1” stands on several rows that are not alike. Give each incident an id of its own, or choose to join rows with the same id.',
  },
  {
    file: 'unknown-document.json',
    problems: [[0, null, 'file.unknown-format']],
    sv: 'Filformatet känns inte igen. Spara som CSV, XLSX, GeoJSON eller en JSON-rad per händelse.',
    en: 'The file format is not recognised. Save as CSV, XLSX, GeoJSON or one JSON line per incident.',
  },
  {
    file: 'utf-16-lone-surrogate.csv',
    problems: [[3, null, 'file.encoding']],
    sv: 'Rad 3: Filens teckenkodning går inte att läsa. Spara den som CSV med UTF-8.',
    en: 'Row 3: The text encoding of the file cannot be read. Save it as CSV in UTF-8.',
  },
  {
    file: 'wide.xlsx',
    problems: [[0, null, 'file.too-many-columns']],
    sv: 'Filen har för många kolumner. Exportera bara de kolumner som behövs.',
    en: 'The file has too many columns. Export only the columns that are needed.',
  },
  {
    file: 'year-0021.csv',
    problems: [[3, 'start', 'time.impossible']],
    sv: 'Rad 3: ”[…]:00” i kolumnen start finns inte i kalendern. Kontrollera dag, månad och klockslag.',
    en: 'Row 3: “[…]:00” in column start does not exist in the calendar. Check day, month and time of day.',
  },
  {
    file: 'zero-zero.csv',
    problems: [[3, 'lon', 'position.zero']],
    sv: 'Rad 3: Koordinaten är 0, 0, som många system skriver när läget saknas. Lämna fälten tomma, eller fyll i rätt läge.',
    en: 'Row 3: The coordinate is 0, 0, which many systems write when the position is unknown. Leave the fields empty, or fill in the right position.',
  },
  {
    file: 'code-unknown.csv',
    mapping: { unknownCodes: 'refuse' },
    problems: [[3, 'brottskod', 'code.unknown']],
    sv: 'Rad 3: Brottskoden ”9876” finns inte i kodtabellen. Lägg till den i tabellen eller rätta raden. Koden kan vara känslig, så utan den visas händelsen högst per område.',
    en: 'Row 3: Crime code “9876” is not in the code table. Add it to the table or correct the row. The code may be sensitive, so without it the incident is shown by area at most.',
  },
  {
    file: 'crs-needed.csv',
    mapping: { crs: 'EPSG:999999' },
    problems: [[0, null, 'file.crs-unknown']],
    sv: 'Koordinatsystemet ”EPSG:999999” är okänt. Ange en EPSG-kod, till exempel EPSG:3006.',
    en: 'The coordinate system “EPSG:999999” is unknown. Give an EPSG code, for instance EPSG:3006.',
  },
  {
    file: 'person-columns.csv',
    mapping: { columns: { from: 'start', x: 'lon', y: 'lat', place: 'målsägande' } },
    problems: [[0, 'målsägande', 'file.person-column']],
    sv: 'Kolumnen målsägande ser ut att gälla personer och får inte användas. Välj en annan kolumn; personuppgifter läses aldrig in.',
    en: 'The column målsägande seems to be about persons and may not be used. Choose another column; personal data are never read in.',
  },
]

/** Files that look as bad and are good: what they hold is taken, cleaned, counted and told. */
export const acceptedFiles: readonly AcceptedCase[] = [
  {
    file: 'bom-in-the-middle.csv',
    figures: { rows: 3, incidents: 2, skipped: 1, placesMade: 2 },
  },
  {
    file: 'code-ended.csv',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
    problems: [[2, 'brottskod', 'code.ended']],
    sv: 'Rad 2: Brottskoden ”0307” gällde inte den dagen. Händelsen räknas ändå i kodens grupp; kontrollera koden och datumet.',
    en: 'Row 2: Crime code “0307” was not in force that day. The incident is still counted in the group of the code; check code and date.',
  },
  {
    file: 'code-unknown.csv',
    figures: { rows: 2, incidents: 2, withoutPlace: 1, sensitive: 1, placesMade: 1 },
    problems: [[3, 'brottskod', 'code.unknown']],
    sv: 'Rad 3: Brottskoden ”9876” finns inte i kodtabellen. Lägg till den i tabellen eller rätta raden. Koden kan vara känslig, så utan den visas händelsen högst per område.',
    en: 'Row 3: Crime code “9876” is not in the code table. Add it to the table or correct the row. The code may be sensitive, so without it the incident is shown by area at most.',
  },
  {
    file: 'coordination-number.csv',
    figures: { rows: 1, incidents: 1, redactedCells: 1, placesMade: 1 },
  },
  {
    file: 'dst-double-hour.csv',
    figures: { rows: 1, incidents: 1, dstMoved: 1, placesMade: 1 },
  },
  {
    file: 'dst-gap.csv',
    figures: { rows: 1, incidents: 1, dstMoved: 1, placesMade: 1 },
    problems: [[2, 'start', 'time.in-dst-gap']],
    sv: 'Rad 2: Klockslaget i kolumnen start finns inte: klockan ställdes fram den natten. Tiden har flyttats fram en timme; rätta den om den är fel.',
    en: 'Row 2: The time in column start does not exist: the clock went forward that night. It was moved forward by an hour; correct it if it is wrong.',
  },
  {
    file: 'first-sheet-hidden.xlsx',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
  },
  {
    file: 'formula-injection.csv',
    figures: { rows: 2, incidents: 2, placesMade: 2 },
  },
  {
    file: 'header-repeated.csv',
    figures: { rows: 3, incidents: 2, skipped: 1, placesMade: 2 },
  },
  {
    file: 'hour-24.csv',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
  },
  {
    file: 'leap-day.csv',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
  },
  {
    file: 'mac-roman.csv',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
  },
  {
    file: 'macros-and-links.xlsx',
    figures: { rows: 2, incidents: 2, placesMade: 2 },
  },
  {
    file: 'mixed-line-ends.csv',
    figures: { rows: 3, incidents: 3, placesMade: 2 },
  },
  {
    file: 'negative-floors.csv',
    figures: { rows: 2, incidents: 2, placesMade: 2 },
  },
  {
    file: 'null-geometry.geojson',
    figures: { rows: 2, incidents: 2, withoutPlace: 1, placesMade: 1 },
    problems: [[2, null, 'place.missing']],
    sv: 'Rad 2: Raden säger inte var det hände. Händelsen räknas utan plats; fyll i koordinater eller plats om de finns.',
    en: 'Row 2: The row does not say where it happened. The incident is counted without a place; fill in coordinates or a place if there are any.',
  },
  {
    file: 'person-columns.csv',
    figures: { rows: 2, incidents: 2, placesMade: 2, droppedColumns: ['målsägande', 'personnr', 'telefon', 'regnr'] },
  },
  {
    file: 'personal-number-in-header.csv',
    figures: { rows: 2, incidents: 2, placesMade: 2 },
  },
  {
    file: 'personal-number-in-id.csv',
    figures: { rows: 14, incidents: 14, redactedCells: 1, placesMade: 9 },
  },
  {
    file: 'personal-number-in-place.csv',
    figures: { rows: 14, incidents: 14, redactedCells: 2, placesMade: 9 },
  },
  {
    file: 'prototype-columns.csv',
    figures: { rows: 2, incidents: 2, placesMade: 2 },
  },
  {
    file: 'prototype-keys.ndjson',
    figures: { rows: 2, incidents: 2, placesMade: 1 },
  },
  {
    file: 'rtl-override.csv',
    figures: { rows: 2, incidents: 2, placesMade: 2 },
  },
  {
    file: 'same-row-twice.csv',
    figures: { rows: 2, incidents: 1, placesMade: 1 },
  },
  {
    file: 'sep-line.csv',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
  },
  {
    file: 'sql-injection.csv',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
  },
  {
    file: 'utf-16.csv',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
  },
  {
    file: 'windows-1252.csv',
    figures: { rows: 1, incidents: 1, placesMade: 1 },
  },
]

/** GeoJSON of places and areas, read as such; each is refused with the one problem of its first feature. */
export const refusedGround: readonly HostileCase[] = [
  {
    file: 'self-crossing-area.geojson',
    problems: [[1, 'geometry', 'geometry.self-crossing']],
    sv: 'Rad 1: Områdets gräns korsar sig själv. Rita om gränsen så att den inte korsas.',
    en: 'Row 1: The outline of the area crosses itself. Draw the outline again without crossings.',
  },
  {
    file: 'open-area.geojson',
    problems: [[1, 'geometry', 'geometry.not-closed']],
    sv: 'Rad 1: Områdets gräns är inte sluten. Upprepa den första punkten sist.',
    en: 'Row 1: The outline of the area is not closed. Repeat the first point at the end.',
  },
  {
    file: 'line-as-area.geojson',
    problems: [[1, 'geometry', 'geometry.wrong-type']],
    sv: 'Rad 1: Geometrin har fel typ. Händelser ska vara punkter; områden ska vara polygoner.',
    en: 'Row 1: The geometry is of the wrong type. Incidents must be points; areas must be polygons.',
  },
]
