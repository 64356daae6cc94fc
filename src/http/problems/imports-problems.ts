import type { ProblemText } from './problem-text.ts'

/** Refusals of imports, waiting files and mappings. */
export const importsProblems = {
  'import.not-found': {
    status: 404,
    sv: { title: 'Importen finns inte', detail: 'Insatsen har ingen import med det id:t.' },
    en: { title: 'No such import', detail: 'The operation has no import with that id.' },
  },
  'import.not-done': {
    status: 409,
    sv: { title: 'Det finns inget att ångra', detail: 'Importen vägrades, är redan ångrad eller pågår.' },
    en: { title: 'There is nothing to undo', detail: 'The import was refused, is undone already or is under way.' },
  },
  'import.built-upon': {
    status: 409,
    sv: { title: 'En senare import bygger på den här', detail: 'Ångra den senare importen först.' },
    en: { title: 'A later import builds on this one', detail: 'Undo the later import first.' },
  },
  'import.refused': {
    status: 422,
    sv: { title: 'Filen togs inte emot', detail: 'Inga rader sparades. Felen står rad för rad i problems.' },
    en: { title: 'The file was refused', detail: 'No row was kept. The faults are in problems, row by row.' },
  },
  'import.cancelled': {
    status: 409,
    sv: { title: 'Importen avbröts', detail: 'Inget sparades.' },
    en: { title: 'The import was cancelled', detail: 'Nothing was kept.' },
  },
  'import-draft.not-found': {
    status: 404,
    sv: {
      title: 'Filen finns inte kvar',
      detail: 'En fil som väntar glöms efter en timme. Välj den igen. Inget sparades.',
    },
    en: {
      title: 'The file is not here any more',
      detail: 'A waiting file is forgotten after an hour. Choose it again. Nothing was kept.',
    },
  },
  'import-draft.working': {
    status: 409,
    sv: { title: 'Filen läses just nu', detail: 'Vänta tills det är klart, eller stoppa det.' },
    en: { title: 'The file is being read', detail: 'Wait until that is done, or stop it.' },
  },
  'import-draft.done': {
    status: 409,
    sv: { title: 'Filen är redan importerad', detail: 'Ångra importen i listan om den blev fel, och välj filen igen.' },
    en: {
      title: 'The file is imported already',
      detail: 'Undo the import in the list if it is wrong, and choose the file again.',
    },
  },
  'mapping.column-unknown': {
    status: 422,
    sv: { title: 'Kolumnen finns inte i filen', detail: 'Filen har ingen kolumn {field}. Välj en som finns.' },
    en: { title: 'The file has no such column', detail: 'There is no column {field}. Choose one that is there.' },
  },
  'mapping.malformed': {
    status: 422,
    sv: {
      title: 'Kolumnvalet går inte att läsa',
      detail: 'Fältet {field} har fel form, eller så fyller en kolumn två roller.',
    },
    en: {
      title: 'The mapping cannot be read',
      detail: 'The field {field} has the wrong form, or a column fills two roles.',
    },
  },
  'mapping.unknown-field': {
    status: 422,
    sv: { title: 'Okänt fält i kolumnvalet', detail: 'Fältet {field} finns inte. Ta bort det.' },
    en: { title: 'Unknown field in the mapping', detail: 'There is no field {field}. Remove it.' },
  },
  'mapping.missing-field': {
    status: 422,
    sv: { title: 'Ett fält saknas i kolumnvalet', detail: 'Fältet {field} måste finnas.' },
    en: { title: 'A field of the mapping is missing', detail: 'The field {field} is required.' },
  },
  'mapping.personal-data': {
    status: 422,
    sv: {
      title: 'Värdet ser ut som en personuppgift',
      detail: '{field} sparas till nästa fil och får inte innehålla det.',
    },
    en: {
      title: 'The value looks like personal data',
      detail: '{field} is kept for the next file and may not hold it.',
    },
  },
  'mapping.not-found': {
    status: 404,
    sv: {
      title: 'Kolumnbeskrivningen finns inte',
      detail: 'Insatsen har ingen sparad kolumnbeskrivning med det namnet.',
    },
    en: { title: 'No such mapping', detail: 'The operation has no saved mapping of that name.' },
  },
  'file.too-large': {
    status: 413,
    sv: { title: 'Filen är för stor', detail: 'En importfil får vara högst 200 MB. Dela den. Inget sparades.' },
    en: { title: 'The file is too large', detail: 'An import file may be 200 MB at most. Split it. Nothing was kept.' },
  },
  'import.busy': {
    status: 409,
    sv: { title: 'En import pågår redan', detail: 'Vänta tills den är klar och försök igen. Inget sparades.' },
    en: { title: 'Another import is running', detail: 'Wait until it is done and try again. Nothing was kept.' },
  },
  'import.abandoned': {
    status: 409,
    sv: { title: 'Importen avbröts', detail: 'Den stod stilla för länge och togs bort. Inget sparades. Försök igen.' },
    en: {
      title: 'The import was dropped',
      detail: 'It stood still too long and was removed. Nothing was kept. Try again.',
    },
  },
} as const satisfies Record<string, ProblemText>
