/**
 * The marks that every stored record carries (trust.md L1, L7, L17): under which law it is processed,
 * by whom, for what, and how far its source is to be believed. No record without them.
 */
export const regimes = ['brottsdatalagen', 'gdpr'] as const
export type Regime = (typeof regimes)[number]

/** Closed list; lag (2018:1693) 2 kap. 1 § points 1 and 4, GDPR Art. 6(1)(e) with lag (2023:196). */
export const purposes = ['prevent-crime', 'order-and-safety', 'municipal-prevention'] as const
export type Purpose = (typeof purposes)[number]

/** Reliability of the source (A–C, X not assessed) and of the statement (1–3, 4 not assessed). */
export const sourceGrades = [
  'A1',
  'A2',
  'A3',
  'A4',
  'B1',
  'B2',
  'B3',
  'B4',
  'C1',
  'C2',
  'C3',
  'C4',
  'X1',
  'X2',
  'X3',
  'X4',
] as const
export type SourceGrade = (typeof sourceGrades)[number]

export interface RecordMarks {
  readonly regime: Regime
  /** The authority or company that answers for the record, as a name. */
  readonly controller: string
  readonly purpose: Purpose
  readonly sourceGrade: SourceGrade
}
