import { degreesProjection } from '../domain/geo/projection.ts'
import { choiceOf } from '../domain/import/mapping-choice.ts'
import type { UnknownCode, UnknownValue } from '../usecases/import/import-tally.ts'
import type { WorkOutcome } from '../usecases/import/import-work.ts'
import type { FilePreview, PreviewRow } from '../usecases/import/preview-file.ts'
import type { ImportDraft } from '../usecases/import-drafts.ts'
import type { DraftOutcomeMessage, ImportDraftMessage } from '../wire/import-drafts.ts'
import { pairInDegrees } from './degrees.ts'
import { importMessage, problemMessage } from './imports.ts'
import type { Language } from './problem-response.ts'
import { problems } from './problems.ts'

const problemsShown = 100

/** A draft as its sender sees it: no cell of the file but screened ones. */
export function draftMessage(draft: ImportDraft, preview: FilePreview, language: Language): ImportDraftMessage {
  const { source, mapping, work, outcome } = draft
  return {
    id: draft.id,
    fileName: source.fileName,
    format: source.format,
    sheet: source.sheet,
    byteLength: source.byteLength,
    remembered: draft.isRemembered,
    columns: preview.columns.map((column) => ({ ...column, samples: [...column.samples] })),
    mapping: choiceOf(mapping) as ImportDraftMessage['mapping'],
    problems: preview.problems.map((problem) => problemMessage(problem, language)),
    rows: preview.rows.map((row) => rowMessage(row, language)),
    map: mapMessage(preview),
    groups: preview.groups
      .filter(({ key }) => key !== 'unknown')
      .map(({ key, name, sensitivity }) => ({ key, name: name[language], sensitive: sensitivity !== 'none' })),
    work: work && work.progress,
    outcome: outcome && outcomeMessage(outcome, language),
  }
}

function rowMessage(row: PreviewRow, language: Language): ImportDraftMessage['rows'][number] {
  const messages = row.problems.map((problem) => problemMessage(problem, language).message)
  if (row.kind === 'refused') {
    const nothing = { from: null, to: null, group: null, code: null, source: null, place: null, sensitive: false }
    return { row: row.row, kept: false, ...nothing, messages }
  }
  const { interval, group, code, source, place, sensitive } = row
  const [from, to] = [interval.from, interval.to].map((at) => new Date(at).toISOString())
  return {
    row: row.row,
    kept: true,
    from: from ?? null,
    to: to ?? null,
    group,
    code,
    source,
    place,
    sensitive,
    messages,
  }
}

function mapMessage({ map, planeEpsg }: FilePreview): ImportDraftMessage['map'] {
  const projection = degreesProjection(planeEpsg)
  const { positions, ...counts } = map
  return {
    ...counts,
    positions: positions.map(({ eastMetres, northMetres }) => pairInDegrees(projection, [eastMetres, northMetres])),
  }
}

const unknownKinds: Record<UnknownCode, DraftOutcomeMessage['unknown'][number]['kind']> = {
  'code.unknown': 'code',
  'code.malformed': 'code',
  'group.unknown': 'group',
  'source.unknown': 'source',
  'investigation.unknown': 'investigation',
}

/** A value that was cut, for what is personal in it or for its length, is not the one that stands in the file. */
const unknownMessage = ({ code, value, rows }: UnknownValue): DraftOutcomeMessage['unknown'][number] => ({
  kind: unknownKinds[code],
  value,
  rows,
  canMap: !value.includes('…') && value !== '',
})

function outcomeMessage(outcome: WorkOutcome, language: Language): DraftOutcomeMessage {
  if (outcome.kind === 'failed') {
    const message = problems[outcome.code][language].detail
    return { kind: 'failed', import: null, message, badRows: 0, problems: [], unknown: [] }
  }
  const { kind, import: finished } = outcome
  return {
    kind,
    import: importMessage(finished),
    message: null,
    badRows: finished.badRows,
    problems: finished.problems.slice(0, problemsShown).map((problem) => problemMessage(problem, language)),
    unknown: finished.unknownValues.map(unknownMessage),
  }
}
