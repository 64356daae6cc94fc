const sv = {
  open: 'Jämför perioder',
  title: 'Jämför två perioder',
  before: 'Tidigare period',
  since: 'Senare period',
  letters: { before: 'A', since: 'B' },
  from: 'Från och med',
  to: 'Till och med',
  weeks: 'Veckorna som dagarna ligger i räknas hela. Perioderna får inte dela någon vecka.',
  wrong: 'Perioderna går inte att jämföra. Den tidigare ska sluta minst en vecka innan den senare börjar.',
  submit: 'Jämför',
  reset: 'Före och sedan starten',
  chosen: 'Valda perioder',
  period: (from: string, to: string, weeks: string) => `${from} – ${to} (${weeks} v)`,
  line: (before: string, since: string) => `Jämför ${before}, A, med ${since}, B.`,
  none: 'De valda perioderna har inga hela, fullständiga veckor att jämföra. Välj andra datum.',
  fewer: (down: string) => `Färre händelser vid ${down} under den senare perioden.`,
  more: (up: string) => `Fler händelser vid ${up} under den senare perioden.`,
  moved: (down: string, up: string) =>
    `Lugnare vid ${down} under den senare perioden, mer vid ${up}. Problemen kan ha flyttat.`,
  unclear: 'Ingen plats har säkert ändrats mellan perioderna, när så många jämförs.',
}
export type CompareWords = typeof sv

const en: CompareWords = {
  open: 'Compare periods',
  title: 'Compare two periods',
  before: 'Earlier period',
  since: 'Later period',
  letters: { before: 'A', since: 'B' },
  from: 'From',
  to: 'To and including',
  weeks: 'The weeks that the days lie in count whole. The periods may not share a week.',
  wrong: 'These periods cannot be compared. The earlier must end at least a week before the later begins.',
  submit: 'Compare',
  reset: 'Before and since the start',
  chosen: 'Chosen periods',
  period: (from, to, weeks) => `${from} – ${to} (${weeks} w)`,
  line: (before, since) => `Compares ${before}, A, with ${since}, B.`,
  none: 'The periods chosen have no whole and complete weeks to compare. Choose other days.',
  fewer: (down) => `Fewer incidents at ${down} in the later period.`,
  more: (up) => `More incidents at ${up} in the later period.`,
  moved: (down, up) => `Calmer at ${down} in the later period, more at ${up}. The problems may have moved.`,
  unclear: 'No place has surely changed between the periods, with so many compared.',
}

export const words = { sv, en }
