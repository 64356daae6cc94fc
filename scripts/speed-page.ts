// Writes docs/methods/speed.md and its picture from what the contests of bench/ kept: `npx node scripts/speed-page.ts`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as Plot from '@observablehq/plot'
import type { ContestRow } from '../bench/parts/contest.ts'
import { ink, svgOf } from './pictures/picture.ts'

interface Contest {
  readonly name: string
  readonly measuredOn: { readonly node: string; readonly cpu: string; readonly cores: number }
  readonly rows: readonly ContestRow[]
}

const root = join(import.meta.dirname, '..')
const results = join(root, 'bench', 'results')
const docs = join(root, 'docs', 'methods')

const contests = readdirSync(results)
  .map((file) => ({ name: file.replace('.json', ''), ...JSON.parse(readFileSync(join(results, file), 'utf8')) }))
  .filter((kept): kept is Contest => kept.rows?.[0]?.work !== undefined)
const rows = contests.flatMap((contest) => contest.rows)

const seconds = (value: number | null | undefined) =>
  value === null || value === undefined ? '–' : value.toPrecision(2)
const times = (value: number) => (value >= 10 ? value.toFixed(0) : value.toPrecision(2))

function cells({ work, seconds: ours, cSeconds, naiveSeconds, peers = {}, goal, reached }: ContestRow): string {
  const installed = Object.entries(peers).filter((entry): entry is [string, number] => entry[1] !== null)
  const others = installed.map(([peer, s]) => `${peer} ${seconds(s)} (${times(s / ours)} ×)`).join(', ')
  const toC = cSeconds ? `${seconds(cSeconds)} (${times(ours / cSeconds)} ×)` : '–'
  const naive = naiveSeconds ? `${seconds(naiveSeconds)} (${times(naiveSeconds / ours)} ×)` : '–'
  const verdict = goal
    ? `${goal}: ${reached === null ? 'nothing to compare with' : reached ? 'reached' : '**missed**'}`
    : '–'
  return `| ${[work, seconds(ours), toC, naive, others || '–', verdict].join(' | ')} |`
}

/** One dot a programme, a line a work, time on a logarithmic axis. */
function picture(): string {
  const dots = rows.flatMap(({ work, seconds: ours, cSeconds, naiveSeconds, peers = {} }) => [
    { work, who: 'Närvaro', time: ours },
    ...(cSeconds ? [{ work, who: 'C, -O3', time: cSeconds }] : []),
    ...(naiveSeconds ? [{ work, who: 'the obvious version', time: naiveSeconds }] : []),
    ...Object.values(peers).flatMap((time) => (time === null ? [] : [{ work, who: 'R or Python package', time }])),
  ])
  const spans = rows.map(({ work }) => {
    const own = dots.filter((dot) => dot.work === work).map(({ time }) => time)
    return { work, from: Math.min(...own), to: Math.max(...own) }
  })
  const colours = [ink.amount, ink.fewer, ink.more, ink.quiet]
  const signs = ['●', '✚', '▲', '■']
  const who = ['Närvaro', 'C, -O3', 'R or Python package', 'the obvious version']
  return svgOf({
    width: 860,
    height: 60 + 24 * rows.length,
    marginLeft: 330,
    marginTop: 36,
    x: { type: 'log', label: 'seconds (logarithmic)', grid: true, tickFormat: (value: number) => String(value) },
    y: { label: null, domain: rows.map(({ work }) => work) },
    color: { domain: who, range: colours, legend: false },
    symbol: { domain: who, range: ['circle', 'cross', 'triangle', 'square'] },
    marks: [
      Plot.ruleY(spans, { y: 'work', x1: 'from', x2: 'to', stroke: ink.light, strokeWidth: 3 }),
      Plot.dot(dots, { x: 'time', y: 'work', stroke: 'who', fill: 'who', symbol: 'who', r: 4 }),
      ...who.map((name, i) =>
        Plot.text([`${signs[i]} ${name}`], {
          frameAnchor: 'top-left',
          dx: 150 * i - 300,
          dy: -30,
          fill: colours[i],
          textAnchor: 'start',
          text: (words: string) => words,
        }),
      ),
    ],
  })
}

const machine = contests[0]?.measuredOn
writeFileSync(join(docs, 'images', 'speed.svg'), picture())
writeFileSync(
  join(docs, 'speed.md'),
  `# Speed

How long the kernels take, beside a plain C program that does the same work (compiled with \`-O3\`), beside the obvious version, and beside the
packages people use today, on the same input in the same run. Made by \`npm run bench\`; machines are noisy, so only ratios within a row
count. ${machine ? `Measured on ${machine.cores} cores (${machine.cpu}), Node ${machine.node}; medians of at least five runs.` : ''}

![Time of each work on a logarithmic axis: Närvaro, C, packages in R and Python, and the obvious version](images/speed.svg)

| work | seconds | C (× C's time) | obvious (× as slow) | packages (× as slow) | goal |
|---|---|---|---|---|---|
${rows.map(cells).join('\n')}
`,
)
console.log(`docs/methods/speed.md: ${rows.length} works`)
