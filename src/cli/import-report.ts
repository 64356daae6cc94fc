import { csvLine } from '../domain/csv-text.ts'
import type { ImportFigures, RowProblem } from '../domain/import/import-record.ts'
import { problemLine, problemText } from '../domain/import/problem-text.ts'
import type { FinishedImport } from '../usecases/import-incidents.ts'
import { importWords as words } from './import-words.ts'
import { figure, fill, type Language } from './language.ts'
import { plain } from './report/terminal-layout.ts'
import type { Terminal } from './terminal.ts'

/** Problems that a screen holds; the rest is in `--errors`. */
const shownProblems = 10

type Told = keyof typeof words.figures

/** Figures of the import that are not nothing, one a line. */
function figureLines(figures: ImportFigures, language: Language): string[] {
  return (Object.keys(words.figures) as Told[])
    .filter((name) => figures[name] > 0)
    .map((name) => `  ${figure(language, figures[name]).padStart(9)}  ${words.figures[name][language]}`)
}

export function problemLines(problems: readonly RowProblem[], language: Language): string[] {
  const lines = problems.slice(0, shownProblems).map((problem) => `  ${plain(problemLine(problem, language))}`)
  const more = problems.length - shownProblems
  return more > 0 ? [...lines, `  ${fill(words.moreProblems[language], { count: figure(language, more) })}`] : lines
}

/** What an import did, or why it was refused, for a person. */
export function tellImport(terminal: Terminal, imported: FinishedImport, dryRun: boolean): void {
  const { language } = terminal
  const { figures, problems, status } = imported
  const counted = Object.fromEntries(
    (['rows', 'added', 'updated', 'unchanged', 'problems'] as const).map((name) => [
      name,
      figure(language, figures[name]),
    ]),
  )
  const ofFile = problems.some(({ row }) => row === 0)
  const refused = ofFile ? 'refusedFile' : 'refused'
  const key = status === 'refused' ? refused : dryRun ? 'rehearsed' : 'done'
  const sentence = fill(words[key][language], { ...counted, file: plain(imported.fileName) })
  const say = status === 'refused' ? terminal.note : terminal.out
  say(status === 'refused' ? `narvaro: ${sentence}` : sentence)
  for (const line of [...figureLines(figures, language), ...problemLines(problems, language)]) say(line)
}

/** The file of row problems: row, column, value, code, and what to do, in the reader's language. */
export async function* problemsCsv(problems: readonly RowProblem[], language: Language): AsyncGenerator<string> {
  yield csvLine(['row', 'column', 'value', 'code', language === 'sv' ? 'åtgärd' : 'remedy'])
  for (const problem of problems) {
    const { row, column, value, code } = problem
    yield csvLine([String(row), column ?? '', value ?? '', code, problemText(problem, language)])
  }
}
