const sv = {
  title: 'Logg',
  lead: 'Vem som gjorde vad, och när. Loggen kan bara växa, och den håller inget innehåll.',
  when: 'När',
  who: 'Vem',
  what: 'Vad',
  subject: 'På vad',
  commandLine: 'kommandoraden',
  gone: 'kontot finns inte',
  newest: (count: string) => `De ${count} senaste`,
  more: 'Visa fler',
  failed: 'Loggen gick inte att hämta.',
}

const en: typeof sv = {
  title: 'Log',
  lead: 'Who did what, and when. The log can only grow, and it holds no content.',
  when: 'When',
  who: 'Who',
  what: 'What',
  subject: 'To what',
  commandLine: 'the command line',
  gone: 'the account is gone',
  newest: (count) => `The ${count} latest`,
  more: 'Show more',
  failed: 'The log could not be fetched.',
}

export const words = { sv, en }
