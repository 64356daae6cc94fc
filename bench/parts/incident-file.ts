import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createRandom } from '../random.ts'

const day = 86_400_000
const codes = ['1201', '1301', '0871', '0802', '0818', '5043', '0365']
const sources = ['anmäld', 'anmäld', 'anmäld', 'upptäckt']
const header =
  'händelse-id;brottskod;brottsdag start;brottstid start;brottsdag slut;brottstid slut;lat;lon;källa;anmäld'

/** Writes a file as a records system exports it: two years of incidents round four hundred points. */
export async function writeIncidentFile(path: string, rows: number): Promise<void> {
  const random = createRandom(4242)
  const out = createWriteStream(path)
  const points = Array.from({ length: 400 }, () => [59.2 + random() * 0.045, 17.9 + random() * 0.08] as const)
  out.write(`${header}\n`)
  for (let row = 0; row < rows; row++) {
    if (!out.write(`${incidentLine(row, random, points)}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

function incidentLine(row: number, random: () => number, points: readonly (readonly [number, number])[]): string {
  const from = passGap(Date.UTC(2024, 0, 1) + Math.floor(random() * 730 * 1440) * 60_000)
  const to = from + Math.floor(random() ** 4 * 2 * day)
  const [lat, lon] = points[Math.floor(random() ** 2 * points.length)] as readonly [number, number]
  const degrees = (at: number) => (at + (random() - 0.5) * 0.0006).toFixed(6).replace('.', ',')
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]
  return [
    `K${row + 1}-25`,
    pick(codes),
    ...stamp(from),
    ...stamp(to),
    degrees(lat),
    degrees(lon),
    pick(sources),
    stamp(to + Math.floor(random() * 5 * day)).join(' '),
  ].join(';')
}

/** A start in the hour that a spring night skips would be moved past its end: no night of March has one. */
const passGap = (at: number): number => {
  const moment = new Date(at)
  return moment.getUTCMonth() === 2 && moment.getUTCHours() === 2 ? at + 2 * 3_600_000 : at
}

/** Date and time of day. */
function stamp(at: number): readonly [string, string] {
  const text = new Date(at).toISOString()
  return [text.slice(0, 10), text.slice(11, 16)]
}
