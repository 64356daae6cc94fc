/** What each figure of the picture is, before the facts of the picture it belongs to. */
const sv = {
  page: 'Metodens sida:',
  rate: {
    name: 'Händelser i veckan nu.',
    how: 'Nyare händelser väger mer, och platsen ställs mot platser av sitt slag. Intervallet är 90 %.',
  },
  harm: {
    name: 'Skada i veckan.',
    how: 'Varje händelse räknas med insatsens egen skadevikt. Intervallet är 90 %. Förändringen tas som av händelser som alla väger lika.',
  },
  inTop: { name: 'Sannolikhet att vara bland de värsta.', how: 'Andelen av dragningarna där platsen hör dit.' },
  change: {
    name: 'Förändring i veckan.',
    how: 'Skillnaden mellan hela, fullständiga veckor i två perioder. Går intervallet (90 %) över noll är den oklar.',
  },
  counted: {
    name: 'Antal.',
    how: 'Räknade händelser, utan vikt och utan dem som polisen själv hittat, om det inte sägs.',
  },
  peak: {
    name: 'Oftast.',
    how: 'De tre timmar i veckan som har mest. En händelse med osäker tid delas mellan timmarna den kan ha skett.',
  },
  rhythm: {
    name: 'Veckans rytm.',
    how: 'Händelser med osäker tid delas mellan timmarna. De som kan ha skett under mer än tolv timmar är utanför.',
  },
  completeness: {
    name: 'Ofullständiga veckor.',
    how: 'Under 90 % av veckans händelser är kända ännu, mätt på hur sent händelser brukar bli kända. De jämförs inte.',
  },
}

const en: typeof sv = {
  page: 'The method’s page:',
  rate: {
    name: 'Incidents a week now.',
    how: 'Newer incidents weigh more, and the place is set against places of its kind. The interval is 90 %.',
  },
  harm: {
    name: 'Harm a week.',
    how: 'Each incident counts with the operation’s own harm weight. The interval is 90 %. The change is taken as one of incidents that all weigh the same.',
  },
  inTop: { name: 'Probability of being among the worst.', how: 'The share of the draws in which the place is.' },
  change: {
    name: 'Change a week.',
    how: 'The difference between whole, complete weeks of two periods. It is unclear where the interval (90 %) crosses zero.',
  },
  counted: {
    name: 'Count.',
    how: 'Incidents as counted, unweighted, without those found by police unless it says so.',
  },
  peak: {
    name: 'Most often.',
    how: 'The three hours of the week that have most. An incident of uncertain time is shared among the hours it may have happened in.',
  },
  rhythm: {
    name: 'Rhythm of the week.',
    how: 'Incidents of uncertain time are shared among the hours. Those that may have happened over more than twelve hours are left out.',
  },
  completeness: {
    name: 'Incomplete weeks.',
    how: 'Less than 90 % of the week’s incidents are known yet, as measured by how late incidents become known. They are not compared.',
  },
}

export const words = { sv, en }
