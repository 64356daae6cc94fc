import { figure, type Language, type Words } from './language.ts'
import type { Terminal } from './terminal.ts'

/** Counts of a long job, called as often as the job likes; what it shows is at most four lines a second. */
export type Report = (done: number, total: number | null) => void

const left: Words = { sv: 'kvar', en: 'left' }

/** `4 s`, `2 min`: the remaining time in the unit a person would say. */
function timeLeft(language: Language, seconds: number): string {
  const text = seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`
  return `${text} ${left[language]}`
}

/** One line such as `Reading rows  40,000 of 100,000 · 3 s left`, on standard error when that is a terminal. */
export function progressOf(terminal: Terminal, what: string): Report {
  const started = terminal.now()
  let shown = 0
  return (done, total) => {
    const now = terminal.now()
    if (now - shown < 250 && done !== total) return
    shown = now
    terminal.progress(progressLine(terminal.language, what, done, total, (now - started) / 1000))
  }
}

/** The text of one step; `seconds` since the job began. Time left is shown once a twentieth is done. */
export function progressLine(
  language: Language,
  what: string,
  done: number,
  total: number | null,
  seconds: number,
): string {
  const counted = figure(language, done)
  if (total === null || total < done) return `${what}  ${counted}`
  const of = language === 'sv' ? 'av' : 'of'
  const share = total === 0 ? 1 : done / total
  const rest = share > 0.05 && share < 1 ? ` · ${timeLeft(language, (seconds / share) * (1 - share))}` : ''
  return `${what}  ${counted} ${of} ${figure(language, total)}${rest}`
}
