import type { ProblemFacts, ProblemSentences } from './problem-text.ts'

const value = ({ value: text }: ProblemFacts) => (text === null || text === '' ? 'The value' : `“${text}”`)
const column = ({ column: name }: ProblemFacts) => (name === null ? '' : ` in column ${name}`)

const named = ({ column: name }: ProblemFacts) => (name === null ? '' : ` ${name}`)

/** English: what happened, and what to do about it. */
export const problemTextEn: ProblemSentences = {
  'file.empty': () => 'The file is empty. Export it again and choose it once more.',
  'file.header-only': () =>
    'The file has only a header row. Check the selection in the source system and export again.',
  'file.too-large': () => 'The file is too large; the limit is 200 MB. Split the export into shorter periods.',
  'file.unknown-format': () =>
    'The file format is not recognised. Save as CSV, XLSX, GeoJSON or one JSON line per incident.',
  'file.encoding': () => 'The text encoding of the file cannot be read. Save it as CSV in UTF-8.',
  'file.quotes-broken': (p) =>
    `A quotation mark${column(p)} opens and never closes. Correct the row, or export with quotation marks round text.`,
  'file.line-too-long': () => 'A line is unreasonably long. Check line ends and quotation marks and export again.',
  'file.zip-bomb': () =>
    'The workbook unpacks to far more than it may. Open it in the spreadsheet program and save the sheet as CSV.',
  'file.too-deep': () => 'The file is nested too many levels deep. Export the incidents as a flat list.',
  'file.not-json': () => 'This is not valid JSON. Export the file again, or save it as CSV.',
  'file.xlsx-broken': () =>
    'The workbook is damaged or locked with a password. Open it in the spreadsheet program and save a new copy.',
  'file.no-time-column': () =>
    'No column says when the incident happened. Choose the time column in the column mapping.',
  'file.no-place-column': () =>
    'No column says where the incident happened. Choose columns for coordinates, place or street in the column mapping.',
  'file.crs-needed': () =>
    'The coordinate system of the file cannot be told. Name it, for instance EPSG:3006 for SWEREF 99 TM or EPSG:3011 for SWEREF 99 18 00.',
  'file.crs-unknown': (p) =>
    `The coordinate system ${p.value === null ? '' : `“${p.value}” `}is unknown. Give an EPSG code, for instance EPSG:3006.`,
  'file.person-column': (p) =>
    `The column${named(p)} seems to be about persons and may not be used. Choose another column; personal data are never read in.`,
  'file.columns-repeated': (p) => `The header${named(p)} occurs more than once. Give each column a name of its own.`,
  'file.too-many-columns': () => 'The file has too many columns. Export only the columns that are needed.',
  'row.columns-differ': () =>
    'The row has another number of fields than the header. Check delimiters and quotation marks on the row.',
  'time.missing': (p) => `The time is missing${column(p)}. Fill in a date, or remove the row.`,
  'time.malformed': (p) =>
    `${value(p)}${column(p)} cannot be read as a date or time. Write for instance 2021-02-15 21:30.`,
  'time.impossible': (p) => `${value(p)}${column(p)} does not exist in the calendar. Check day, month and time of day.`,
  'time.in-dst-gap': (p) =>
    `The time${column(p)} does not exist: the clock went forward that night. It was moved forward by an hour; correct it if it is wrong.`,
  'time.end-before-start': (p) => `The end${column(p)} lies before the start. Swap the times or correct the wrong one.`,
  'time.future': (p) => `${value(p)}${column(p)} lies in the future. Check the year and the order of day and month.`,
  'place.missing': () =>
    'The row does not say where it happened. The incident is counted without a place; fill in coordinates or a place if there are any.',
  'place.unknown': (p) =>
    `The place ${p.value === null ? '' : `“${p.value}” `}is not among the places of the operation. The incident is counted without a place; add the place or correct the spelling.`,
  'position.malformed': (p) =>
    `${value(p)}${column(p)} cannot be read as a coordinate. Write digits only, for instance 59.2190 or 6568153.`,
  'position.not-finite': (p) =>
    `${value(p)}${column(p)} is not a number. Leave the field empty when there is no coordinate.`,
  'position.zero': () =>
    'The coordinate is 0, 0, which many systems write when the position is unknown. Leave the fields empty, or fill in the right position.',
  'position.swapped': () =>
    'The coordinates seem to be swapped: north stands where east was expected. Swap the two columns in the column mapping.',
  'position.outside': (p) =>
    `${value(p)} lies outside the area of the coordinate system. Check that the right coordinate system is chosen.`,
  'geometry.wrong-type': () => 'The geometry is of the wrong type. Incidents must be points; areas must be polygons.',
  'geometry.self-crossing': (p) =>
    `The outline of the area crosses itself${p.value === null ? '' : ` at ${p.value}`}. Draw the outline again without crossings.`,
  'geometry.not-closed': () => 'The outline of the area is not closed. Repeat the first point at the end.',
  'code.unknown': (p) =>
    `Crime code ${value(p)} is not in the code table. Add it to the table or correct the row. The code may be sensitive, so without it the incident is shown by area at most.`,
  'code.malformed': (p) => `${value(p)}${column(p)} is not a crime code. Write four digits, for instance 0377.`,
  'code.ended': (p) =>
    `Crime code ${value(p)} was not in force that day. The incident is still counted in the group of the code; check code and date.`,
  'group.unknown': (p) =>
    `${p.value === null ? 'The row has neither crime code nor group' : `The group “${p.value}” is unknown`}. Say what the value means in the column mapping.`,
  'source.unknown': (p) =>
    `The source ${value(p)} is unknown. Say in the column mapping whether it means reported, discovered, observed or feed.`,
  'investigation.unknown': (p) =>
    `The state of the investigation ${value(p)} is unknown. Say in the column mapping whether it means open, closed without result or cleared.`,
  'floor.malformed': (p) => `${value(p)}${column(p)} cannot be read as a floor. Write for instance 0, 1 or -1.`,
  'count.malformed': (p) => `${value(p)}${column(p)} is not a count. Write a whole number from 0 to 1000.`,
  'id.repeated': (p) =>
    `Id ${value(p)} stands on several rows that are not alike. Give each incident an id of its own, or choose to join rows with the same id.`,
  'id.too-long': () => 'The id is longer than 100 characters. Check that the right column is chosen as id.',
}
