import type { Words } from './language.ts'

/** What the server says at the terminal. */
export const serveWords = {
  loading: {
    sv: 'Första starten: bygger den påhittade staden…',
    en: 'First start: building the invented town…',
  },
  ready: { sv: 'Närvaro är igång på {address}', en: 'Närvaro is running at {address}' },
  demo: {
    sv: 'Inloggningar för att se sig om (påhittad stad, bara på den här datorn):',
    en: 'Sign-ins to look round with (an invented town, on this machine only):',
  },
  embedded: {
    sv: 'Den inbyggda databasen tål att programmet kraschar men inte att strömmen går. Använd PostgreSQL (NARVARO_DATABASE_URL) för allt som är på riktigt.',
    en: 'The embedded database survives a crash of the program but not a power cut. Use PostgreSQL (NARVARO_DATABASE_URL) for anything real.',
  },
  stopping: { sv: 'Stannar…', en: 'Stopping…' },
} as const satisfies Record<string, Words>

/** Why it does not start, and what to do. */
export const serveRefusals = {
  'port-taken': {
    sv: 'Porten {port} på {host} är upptagen, kanske av en Närvaro som redan är igång. Stoppa den, eller välj en annan: NARVARO_PORT=4243',
    en: 'Port {port} on {host} is taken, perhaps by a Närvaro that is already running. Stop it, or choose another: NARVARO_PORT=4243',
  },
  'port-forbidden': {
    sv: 'Porten {port} får bara systemets administratör lyssna på. Välj en över 1023: NARVARO_PORT=4242',
    en: 'Only the administrator of the system may listen on port {port}. Choose one above 1023: NARVARO_PORT=4242',
  },
  'address-unknown': {
    sv: 'Den här datorn har inte adressen {host}. Ändra NARVARO_HOST, eller ta bort den för 127.0.0.1.',
    en: 'This machine does not have the address {host}. Change NARVARO_HOST, or remove it for 127.0.0.1.',
  },
  'basemap-unreadable': {
    sv: 'NARVARO_BASEMAP: filen {path} går inte att läsa. Kontrollera sökvägen och rättigheterna, eller ta bort inställningen.',
    en: 'NARVARO_BASEMAP: the file {path} cannot be read. Check its path and permissions, or remove the setting.',
  },
  'basemap-not-pmtiles': {
    sv: 'NARVARO_BASEMAP: {path} är ingen PMTiles-fil av version 3 med vektorrutor eller bilder. Gör om den med pmtiles convert, eller ta bort inställningen.',
    en: 'NARVARO_BASEMAP: {path} is no PMTiles file of version 3 with vector tiles or pictures. Convert it with pmtiles convert, or remove the setting.',
  },
  'demo-needs-loopback': {
    sv: 'Här finns demokonton, så servern svarar inte på {host} där andra når den. Ta bort NARVARO_HOST och NARVARO_URL, eller stäng kontona först: narvaro user disable {email}',
    en: 'There are demo accounts here, so the server does not answer on {host} where others reach it. Remove NARVARO_HOST and NARVARO_URL, or close the accounts first: narvaro user disable {email}',
  },
} as const satisfies Record<string, Words>
