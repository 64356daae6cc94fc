// How often the intervals of the point ranking hold the true rate, over simulated towns (methods §6).
// `node bench/ranking-coverage.ts [towns]`; 400 unless asked. Prints a table, keeps bench/results/ranking-coverage.json.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addCoverage, bands, noCoverage } from '../src/demo/ranking-coverage.ts'

const towns = Number(process.argv[2] ?? 400)
const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
const runs = [0.9, 0.95].map((nominal) => {
  const coverage = noCoverage()
  for (let seed = 1; seed <= towns; seed++) addCoverage(seed, nominal, coverage)
  console.log(`${towns} towns: share of ${100 * nominal} % intervals that hold the true rate, by rank`)
  for (const band of bands) {
    const { places, held, below, above } = coverage[band]
    console.log(
      `${band.padEnd(7)} ${String(places).padStart(6)} places  held ${share(held, places)}  truth below ${share(below, places)}  above ${share(above, places)}`,
    )
  }
  return { nominal, coverage }
})
const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'ranking-coverage.json'), `${JSON.stringify({ towns, runs }, null, 2)}\n`)
