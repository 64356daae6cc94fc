/** What kernels say that they take, in Swedish; `…` stands for figures and argument names, which stay as they are. */
const phrases: Readonly<Record<string, string>> = {
  'lists of …, as the first': 'listor om …, som den första',
  'one list a place': 'en lista per plats',
  'one list a place (…)': 'en lista per plats (…)',
  'lists of …, one score a place': 'listor om …, ett värde per plats',
  'a multiple of the places (…)': 'en multipel av platserna (…)',
  'each place once': 'varje plats en gång',
  'a multiple of … points': 'en multipel av … punkter',
  'as many rows as columns': 'lika många rader som kolumner',
  'minutes ≥ 0': 'minuter ≥ 0',
  'minutes ≥ 0, or Infinity for no way': 'minuter ≥ 0, eller Infinity där ingen väg finns',
  'shifts of team … that do not overlap (see units[…])': 'pass för lag … som inte överlappar (se units[…])',
  'an end after its start': 'ett slut efter början',
  'appointments and breaks in whole minutes': 'bokade tider och raster i hela minuter',
  'appointments and breaks that end after they begin': 'bokade tider och raster som slutar efter att de börjar',
  'appointments, breaks and pinned visits within the shift': 'bokade tider, raster och fasta besök inom passet',
  'appointments, breaks and pinned visits that do not overlap':
    'bokade tider, raster och fasta besök som inte överlappar',
  'engagements that can be reached in time: place … by minute …': 'åtaganden som hinns med: plats … senast minut …',
  'a multiple of periods (…)': 'en multipel av periods (…)',
  'milliseconds since 1970, or NaN': 'millisekunder sedan 1970, eller NaN',
  'milliseconds since 1970, at most 8.64e15': 'millisekunder sedan 1970, högst 8.64e15',
  'metres ≥ 0': 'meter ≥ 0',
  '0 or 1': '0 eller 1',
  'at most … places': 'högst … platser',
  'at most … steps': 'högst … steg',
  'finite numbers': 'ändliga tal',
  'numbers ≥ 0': 'tal ≥ 0',
  'numbers > 0': 'tal > 0',
  'a number > 0': 'ett tal > 0',
  'whole numbers': 'heltal',
  'whole numbers ≥ 0': 'heltal ≥ 0',
  'at least …': 'minst …',
  'at least …, not …': 'minst …, inte …',
  'at most …': 'högst …',
  'at most … cells': 'högst … celler',
  'at most … events': 'högst … händelser',
  'at most … edges': 'högst … gränser',
  'at most … for … bands': 'högst … för … band',
  'at most … pairs within the last edge': 'högst … par inom den sista gränsen',
  'at most … cylinders': 'högst … cylindrar',
  'at most … places × days': 'högst … platser × dagar',
  'at most … places in all circles': 'högst … platser i alla cirklar',
  'the length of … (…), not …': 'lika många som … (…), inte …',
  'numbers … to …': 'tal från … till …',
  'a number … to …': 'ett tal från … till …',
  'whole numbers … to …': 'heltal från … till …',
  'whole numbers up to …': 'heltal upp till …',
  'a whole number … to …': 'ett heltal från … till …',
  'metres … to …': 'meter från … till …',
  '… < … < …': '… < … < …',
  'numbers that rise, each greater than the one before': 'stigande tal, vart och ett större än det förra',
  'an IANA name, such as Europe/Stockholm': 'ett IANA-namn, som Europe/Stockholm',
  'counts of at most …': 'antal om högst …',
  'another mean than inControlMean': 'ett annat medelvärde än inControlMean',
  'more steps: the rounded k must lie between the two means':
    'fler steg: det avrundade k måste ligga mellan medelvärdena',
  'means that lie farther apart': 'medelvärden som ligger längre isär',
  'fewer weeks, or means that lie farther apart': 'färre veckor, eller medelvärden som ligger längre isär',
  'more years, fewer seasonGroups or fewer recentWeeksLeftOut':
    'fler år, mindre seasonGroups eller mindre recentWeeksLeftOut',
  'one of …': 'något av …',
  'two weights > 0 or more': 'två vikter > 0 eller fler',
  'points in two places or more': 'punkter på två ställen eller fler',
  'a window with an area > 0': 'ett fönster med en yta > 0',
  'rings that do not cross themselves': 'ringar som inte korsar sig själva',
  'a radius with at most … neighbours in all': 'en radie med högst … grannar sammanlagt',
  '0, or a number … to …': '0, eller ett tal från … till …',
  'rows × columns (…), not …': 'rows × columns (…), inte …',
  'as many as the cell has neighbours (…), not …': 'lika många som cellen har grannar (…), inte …',
  'indexes of cells, from 0': 'nummer på celler, från 0',
  'neighbours of … cells, not …': 'grannar till … celler, inte …',
  'start from 0 to the number of neighbours (…)': 'start från 0 till antalet grannar (…)',
  'start that never falls': 'start som aldrig sjunker',
  'indexes … to …': 'nummer från … till …',
  'other cells only: its own weight is given apart': 'bara andra celler: den egna vikten anges för sig',
  'each neighbour once': 'varje granne en gång',
  'neighbours in rising order': 'grannar i stigande ordning',
  'at least two different values': 'minst två olika värden',
  'fewer: at most 1e9 draws for the cell with most neighbours':
    'färre: högst 1e9 dragningar för cellen med flest grannar',
  'hidden numbers ≥ …': 'dolda tal ≥ …',
  'groups 0, 1, 2 … with at least one row each': 'grupperna 0, 1, 2 … med minst en rad var',
  'at least one row with one count': 'minst en rad med ett antal',
  'rows of … counts, as the first': 'rader med … antal, som den första',
  'a weight for every area, or for none': 'en vikt för varje område, eller för inget',
  'both displacement and displacementComparison, or neither':
    'både displacement och displacementComparison, eller ingen av dem',
  'areas of … to … m²': 'ytor från … till … m²',
  'cut-offs at least windowDays (…) apart': 'brytpunkter minst windowDays (…) isär',
  'ends that are not before their starts': 'slut som inte ligger före sin början',
  'an end that is not before its start': 'ett slut som inte ligger före sin början',
  'numbers 0 to 1, or null': 'tal från 0 till 1, eller null',
  'a whole number of series of … weeks each': 'ett helt antal serier om … veckor var',
  'moments from observedFrom of the place to until': 'tidpunkter från platsens observedFrom till until',
  'moments at least a second before until': 'tidpunkter minst en sekund före until',
  'placeCount × groupCount at most …': 'placeCount × groupCount högst …',
  'listed × draws at most …': 'listed × draws högst …',
  'topK × draws at most …': 'topK × draws högst …',
  'ms since 1970 within ±8.64 × 10¹⁵': 'ms sedan 1970 inom ±8,64 × 10¹⁵',
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const patterns = Object.entries(phrases)
  // The phrase that says most is tried first.
  .toSorted(([a], [b]) => b.length - a.length)
  .map(([english, swedish]) => ({
    pattern: new RegExp(`^${english.split('…').map(escaped).join('(.+?)')}$`),
    swedish,
  }))

/** Null where there is no such phrase. */
export function expectedInSwedish(expected: string): string | null {
  // An ellipsis that is part of the phrase itself is no blank.
  if (expected in phrases) return phrases[expected] ?? null
  for (const { pattern, swedish } of patterns) {
    const found = pattern.exec(expected)
    if (!found) continue
    let blank = 0
    return swedish.replaceAll('…', () => found[++blank] ?? '…')
  }
  return null
}
