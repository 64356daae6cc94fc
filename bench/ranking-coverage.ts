// How often the 90 % intervals of the point ranking hold the true rate, over simulated towns (methods §6).
// `node bench/ranking-coverage.ts [towns]`; 50 unless asked. Prints a table, keeps bench/results/ranking-coverage.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addCoverage, bands, noCoverage } from '../src/demo/ranking-coverage.ts'

const towns = Number(process.argv[2] ?? 50)
const coverage = noCoverage()
for (let seed = 1; seed <= towns; seed++) addCoverage(seed, coverage)

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
console.log(`${towns} towns: share of 90 % intervals that hold the true rate, by rank`)
for (const band of bands) {
  const { places, held, below, above } = coverage[band]
  console.log(
    `${band.padEnd(7)} ${String(places).padStart(6)} places  held ${share(held, places)}  truth below ${share(below, places)}  above ${share(above, places)}`,
  )
}
const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'ranking-coverage.json'), `${JSON.stringify({ towns, nominal: 0.9, coverage }, null, 2)}\n`)
