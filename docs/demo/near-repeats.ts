import type { Band, NearRepeats } from '../../src/analysis/near-repeats-summary.ts'
import { Cancelled } from '../../src/analysis/work.ts'
import { openPool } from '../../src/pool/browser.ts'
import { inventedEvents } from './invented-events.ts'

const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E
const form = element<HTMLFormElement>('order')
const run = element<HTMLButtonElement>('run')
const cancel = element<HTMLButtonElement>('cancel')
const bar = element<HTMLProgressElement>('bar')
const state = element('state')
const figure = new Intl.NumberFormat('en-GB')

/** The time between two frames is what a person feels as a stop. */
function watchPauses(): void {
  let last = performance.now()
  let longest = 0
  const look = (now: number) => {
    longest = Math.max(longest, now - last)
    last = now
    element('pause').textContent = `${Math.round(longest)} ms`
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const bandText = ({ from, to }: Band, unit: string) => (to === 0 ? 'same place' : `${from}–${to} ${unit}`)
const clear = 0.05

function cellOf({ ratio, pMoreInAny, observed, expected }: NearRepeats, cell: number): HTMLTableCellElement {
  const td = document.createElement('td')
  const value = ratio[cell] ?? null
  td.textContent = value === null ? '–' : value.toFixed(2)
  const p = pMoreInAny[cell] ?? 1
  td.title = `${figure.format(observed[cell] ?? 0)} observed, ${figure.format(Math.round(expected[cell] ?? 0))} expected, p ${p.toFixed(3)}`
  if (value === null) return td
  td.className = value >= 1 ? 'more' : 'fewer'
  td.style.setProperty('--strength', String(Math.min(1, Math.abs(Math.log(value || 0.01)) / Math.log(1.25))))
  if (p <= clear) td.classList.add('clear')
  return td
}

function header(text: string, scope: 'col' | 'row'): HTMLTableCellElement {
  const th = document.createElement('th')
  th.scope = scope
  th.textContent = text
  return th
}

function rowOf(...cells: HTMLElement[]): HTMLTableRowElement {
  const row = document.createElement('tr')
  row.append(...cells)
  return row
}

function show(answer: NearRepeats): void {
  const columns = answer.dayBands.length
  element('head').replaceChildren(
    rowOf(header('distance', 'col'), ...answer.dayBands.map((band) => header(bandText(band, 'days'), 'col'))),
  )
  element('body').replaceChildren(
    ...answer.distanceBands.map((band, row) =>
      rowOf(
        header(bandText(band, 'm'), 'row'),
        ...answer.dayBands.map((_, column) => cellOf(answer, row * columns + column)),
      ),
    ),
  )
  const clearCells = answer.pMoreInAny.filter((p) => p <= clear).length
  element('sentence').textContent =
    clearCells === 0
      ? 'No band holds more pairs than chance would give.'
      : `${clearCells} of ${answer.ratio.length} bands hold more pairs than chance would give.`
  element('answer').hidden = false
}

async function compute(): Promise<void> {
  const asked = new FormData(form)
  const [events, permutations, threads] = ['events', 'permutations', 'threads'].map((name) => Number(asked.get(name)))
  const pool = openPool({ threads })
  const stop = new AbortController()
  cancel.addEventListener('click', () => stop.abort(), { once: true })
  element('answer').hidden = true
  run.disabled = true
  cancel.disabled = false
  const began = performance.now()
  const progress = (share: number) => {
    bar.value = share
    const seconds = (performance.now() - began) / 1000
    const left = share > 0.05 ? ` · ${Math.ceil((seconds / share) * (1 - share))} s left` : ''
    state.textContent = `${Math.floor(share * permutations!)} of ${permutations} permutations${left}`
  }
  progress(0)
  try {
    const answer = await pool.run('near-repeats', inventedEvents(events!, permutations!), {
      progress,
      signal: stop.signal,
    })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    state.textContent = `${figure.format(answer.events)} events, ${figure.format(answer.pairs)} pairs, ${permutations} permutations on ${threads} workers: ${seconds} s.`
    show(answer)
  } catch (error) {
    bar.value = 0
    state.textContent = error instanceof Cancelled ? 'Cancelled. Nothing was kept.' : (error as Error).message
  } finally {
    pool.close()
    run.disabled = false
    cancel.disabled = true
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void compute()
})
watchPauses()
