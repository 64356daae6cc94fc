/** Words of the choice between count and harm. */
const sv = {
  countBy: 'Räkna efter',
  count: 'antal',
  harm: 'skada',
  source: (source: string) => `Skadevikter: ${source}`,
  change: 'Förändring av skada',
  legends: {
    now: 'skada i veckan',
    before: 'skada i veckan i den tidigare perioden',
    since: 'skada i veckan i den senare perioden',
    change: 'förändring av skada i veckan',
  },
}

const en: typeof sv = {
  countBy: 'Count by',
  count: 'number',
  harm: 'harm',
  source: (source) => `Harm weights: ${source}`,
  change: 'Change of harm',
  legends: {
    now: 'harm a week',
    before: 'harm a week in the earlier period',
    since: 'harm a week in the later period',
    change: 'change of harm a week',
  },
}

export const words = { sv, en }
