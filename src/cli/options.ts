import { InvalidArgumentError, Option } from 'commander'
import { crsDefinition, epsgNumber, isGeographic } from '../domain/geo/crs.ts'
import type { Words } from './language.ts'
import type { Terminal } from './terminal.ts'

const words = {
  json: { sv: 'svara med JSON', en: 'answer with JSON' },
  date: { sv: 'skriv ett datum som 2026-02-15', en: 'write a date like 2026-02-15' },
  whole: { sv: 'skriv ett helt tal från {least} till {most}', en: 'write a whole number from {least} to {most}' },
  plane: {
    sv: 'skriv ett plan i meter, som EPSG:3006 eller EPSG:32618',
    en: 'write a plane in metres, such as EPSG:3006 or EPSG:32618',
  },
  timeZone: { sv: 'skriv en tidszon som Europe/Stockholm', en: 'write a time zone such as Europe/Stockholm' },
  crs: { sv: 'skriv det som EPSG:3006', en: 'write it as EPSG:3006' },
} as const satisfies Record<string, Words>

/** `--json`, in the same words on every command. */
export const jsonOption = (terminal: Terminal): Option => new Option('--json', words.json[terminal.language])

type Parse<T> = (text: string) => T

/** A date that exists, as `YYYY-MM-DD`. */
export const dateArgument =
  ({ language }: Terminal): Parse<string> =>
  (text) => {
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
    } catch {
      throw new InvalidArgumentError(words.date[language])
    }
  }

export const wholeNumberArgument =
  ({ language }: Terminal, least: number, most: number): Parse<number> =>
  (text) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new InvalidArgumentError(words.whole[language].replace('{least}', `${least}`).replace('{most}', `${most}`))
  }

/** `EPSG:3006` or `3006` → `EPSG:3006`; whether anyone knows that system is found out when it is used. */
export const crsArgument =
  ({ language }: Terminal): Parse<string> =>
  (text) => {
    const digits = /^(?:epsg:)?(\d{4,6})$/i.exec(text.trim())?.[1]
    if (!digits) throw new InvalidArgumentError(words.crs[language])
    return `EPSG:${digits}`
  }

/** A plane that needs no loading, in metres: an operation keeps all its geometry in it. */
export const planeArgument =
  ({ language }: Terminal): Parse<string> =>
  (text) => {
    const epsg = epsgNumber(text)
    const known = epsg !== null && crsDefinition(epsg) !== null && !isGeographic(epsg) && epsg !== webMercator
    if (known) return `EPSG:${epsg}`
    throw new InvalidArgumentError(words.plane[language])
  }

/** Its metres are not metres: at 60° north they are half of one. */
const webMercator = 3857

export const timeZoneArgument =
  ({ language }: Terminal): Parse<string> =>
  (text) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
    } catch {
      throw new InvalidArgumentError(words.timeZone[language])
    }
  }
