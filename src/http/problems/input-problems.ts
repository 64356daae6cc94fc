import type { ProblemText } from './problem-text.ts'

/** Refusals of a request as such, and what the server itself says. */
export const inputProblems = {
  'route.unknown': {
    status: 404,
    sv: { title: 'Adressen finns inte', detail: 'Kontrollera adressen. Alla vägar står i API-tabellen.' },
    en: { title: 'No such address', detail: 'Check the address. All routes are in the API table.' },
  },
  'route.method': {
    status: 405,
    sv: { title: 'Metoden går inte att använda här', detail: 'Svaret säger i Allow vilka metoder som går.' },
    en: { title: 'Method not allowed here', detail: 'The Allow header of this answer names the methods that are.' },
  },
  'input.malformed': {
    status: 400,
    sv: { title: 'Ett värde går inte att läsa', detail: 'Fältet {field} har fel form.' },
    en: { title: 'A value cannot be read', detail: 'The field {field} has the wrong form.' },
  },
  'input.unknown-field': {
    status: 400,
    sv: { title: 'Okänt fält', detail: 'Fältet {field} finns inte här. Ta bort det.' },
    en: { title: 'Unknown field', detail: 'There is no field {field} here. Remove it.' },
  },
  'input.missing-field': {
    status: 400,
    sv: { title: 'Ett fält saknas', detail: 'Fältet {field} måste finnas.' },
    en: { title: 'A field is missing', detail: 'The field {field} is required.' },
  },
  'input.repeated-field': {
    status: 400,
    sv: { title: 'Ett fält står två gånger', detail: 'Fältet {field} får stå en gång.' },
    en: { title: 'A field is repeated', detail: 'The field {field} may stand once.' },
  },
  'input.not-json': {
    status: 400,
    sv: { title: 'Innehållet är inte JSON', detail: 'Skicka ett JSON-objekt i UTF-8.' },
    en: { title: 'The content is not JSON', detail: 'Send one JSON object in UTF-8.' },
  },
  'input.too-deep': {
    status: 400,
    sv: { title: 'För djupt nästlad JSON', detail: 'Högst 32 nivåer tas emot.' },
    en: { title: 'JSON nested too deep', detail: 'At most 32 levels are accepted.' },
  },
  'input.too-large': {
    status: 413,
    sv: { title: 'För stort', detail: 'Högst 1 MB tas emot här; importfiler får vara 200 MB.' },
    en: { title: 'Too large', detail: 'At most 1 MB is accepted here; import files may be 200 MB.' },
  },
  'input.body-unexpected': {
    status: 400,
    sv: { title: 'Inget innehåll väntades', detail: 'Skicka anropet utan innehåll.' },
    en: { title: 'No content was expected', detail: 'Send the request without content.' },
  },
  'input.content-type': {
    status: 415,
    sv: { title: 'Fel innehållstyp', detail: 'Content-Type stämmer inte med vad som tas emot här.' },
    en: { title: 'Wrong content type', detail: 'Content-Type is not one that is accepted here.' },
  },
  'input.interrupted': {
    status: 400,
    sv: { title: 'Överföringen avbröts', detail: 'Inget sparades. Skicka igen.' },
    en: { title: 'The transfer was cut off', detail: 'Nothing was kept. Send it again.' },
  },
  'change.stale': {
    status: 412,
    sv: {
      title: 'Det du såg har ändrats',
      detail: 'Någon annan hann före. Hämta om, se vad som är nytt och gör ändringen igen. Inget sparades.',
    },
    en: {
      title: 'What you saw has changed',
      detail: 'Somebody else was first. Reload, see what is new and make the change again. Nothing was kept.',
    },
  },
  'live.too-many': {
    status: 429,
    sv: {
      title: 'För många öppna flöden',
      detail: 'Var och en kan ha åtta på en gång. Stäng ett fönster och försök igen.',
    },
    en: {
      title: 'Too many open streams',
      detail: 'Each person may have eight at a time. Close a window and try again.',
    },
  },
  'store.conflict': {
    status: 409,
    sv: { title: 'Någon hann före', detail: 'Hämta om och försök igen. Inget sparades.' },
    en: { title: 'Somebody else was first', detail: 'Reload and try again. Nothing was kept.' },
  },
  'store.missing-reference': {
    status: 409,
    sv: { title: 'Något som behövdes finns inte längre', detail: 'Hämta om och försök igen. Inget sparades.' },
    en: { title: 'Something it needed is gone', detail: 'Reload and try again. Nothing was kept.' },
  },
  'store.breaks-rule': {
    status: 409,
    sv: { title: 'Databasen säger nej', detail: 'Uppgifterna bryter mot en regel. Inget sparades.' },
    en: { title: 'The database says no', detail: 'The data break a rule. Nothing was kept.' },
  },
  'client.not-built': {
    status: 404,
    sv: { title: 'Klienten är inte byggd', detail: 'Starta med npm start, som bygger den.' },
    en: { title: 'The client is not built', detail: 'Start with npm start, which builds it.' },
  },
  'server.not-ready': {
    status: 503,
    sv: { title: 'Servern är inte redo', detail: 'Databasen svarar inte. Försök igen om en stund.' },
    en: { title: 'The server is not ready', detail: 'The database does not answer. Try again in a while.' },
  },
  'server.error': {
    status: 500,
    sv: { title: 'Något gick fel hos oss', detail: 'Inget halvt sparades. Felet har skrivits i serverns logg.' },
    en: {
      title: 'Something went wrong on our side',
      detail: 'Nothing was half saved. The fault is in the server log.',
    },
  },
} as const satisfies Record<string, ProblemText>
