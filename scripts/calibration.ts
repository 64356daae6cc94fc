// How often the methods keep their word on simulated data whose truth is known: `npm run calibration`.
// Runs every file of scripts/calibration/ and writes docs/methods/calibration.md. Seeded: the same code gives the same page.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface CalibrationRow {
  /** Such as `any-time: false alarms over 104 weekly looks`. */
  readonly what: string
  /** Such as `8 and 20 a week, φ = 1.6`. */
  readonly setting: string
  /** What is promised, in words and figures. */
  readonly nominal: string | number
  readonly got: string | number
  /** Simulated operations, or places × weeks. */
  readonly runs: number
}

interface CalibrationPart {
  readonly title: string
  readonly rows: () => readonly CalibrationRow[]
}

const sources = join(import.meta.dirname, 'calibration')
const page = join(import.meta.dirname, '..', 'docs', 'methods', 'calibration.md')

const figure = (value: string | number) => (typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : value)
const line = (cells: readonly (string | number)[]) => `| ${cells.map(figure).join(' | ')} |`

const sections: string[] = []
for (const file of readdirSync(sources).toSorted()) {
  const { title, rows } = (await import(join(sources, file))) as CalibrationPart
  console.error(`${file}…`)
  const table = rows().map(({ what, setting, nominal, got, runs }) => line([what, setting, nominal, got, runs]))
  sections.push(
    [
      `## ${title}`,
      '',
      line(['what', 'setting', 'promised', 'seen', 'runs']),
      line(Array(5).fill('---')),
      ...table,
    ].join('\n'),
  )
}

writeFileSync(
  page,
  `# Calibration

How often the methods keep their word on simulated data whose truth is known. Made by \`npm run calibration\`, seeded, so that the same
code gives the same figures; nothing here is copied by hand. A share seen in *n* runs has a standard error of √(p (1 − p) / n).

${sections.join('\n\n')}
`,
)
console.log('docs/methods/calibration.md')
