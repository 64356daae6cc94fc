export interface ParsedFloor {
  /** 0 is the entrance level, negative below; null when the words name no level that can be numbered. */
  readonly floor: number | null
  /** As the source wrote it. */
  readonly label: string
}

/** Words that name a level. An attic is above the top floor, whose number only the house knows: null. */
const named: Readonly<Record<string, number | null>> = {
  entré: 0,
  entre: 0,
  entréplan: 0,
  entreplan: 0,
  bv: 0,
  bottenvåning: 0,
  bottenvåningen: 0,
  bottenplan: 0,
  nb: 0,
  'nedre botten': 0,
  gatuplan: 0,
  markplan: 0,
  entrance: 0,
  ground: 0,
  'ground floor': 0,
  g: 0,
  entresol: null,
  entresolvåning: null,
  'en trappa upp': 1,
  'en trappa': 1,
  'två trappor': 2,
  'två trappor upp': 2,
  'tre trappor': 3,
  'tre trappor upp': 3,
  källare: -1,
  källarplan: -1,
  källaren: -1,
  källarvåning: -1,
  kv: -1,
  kl: -1,
  sv: -1,
  souterrain: -1,
  suterräng: -1,
  suterrängplan: -1,
  basement: -1,
  vind: null,
  vinden: null,
  vindsvåning: null,
  vv: null,
  attic: null,
  tak: null,
  okänd: null,
  okänt: null,
  unknown: null,
}

type Pattern = readonly [RegExp, (digits: string) => number]

const patterns: readonly Pattern[] = [
  [/^(?:plan|våning|vån|floor|level|fl)? ?([+-]?\d{1,3})$/, Number],
  [/^(\d{1,3}) ?(?:tr|trappa|trappor|trp)(?: upp)?$/, Number],
  [/^(\d{1,3}) ?(?:plan|vån|våning|våningen)$/, Number],
  [/^(?:källare|källarplan|kv|k|b|basement) ?(\d{1,2})$/, (digits) => -Number(digits)],
  [/^(\d{1,2}) ?(?:tr|trappor|trappa) ner$/, (digits) => -Number(digits)],
  [/^(\d{1,3})(?:st|nd|rd|th) floor$/, Number],
]

/** No house reaches further; a number beyond is a flat, a postcode or a mistake. */
const highest = 200
const lowest = -20

/**
 * A floor as written in Sweden: `1 tr` → 1, `BV` → 0, `plan -1` → −1, `källare` → −1, `vind` → null.
 * Returns null when the text is empty, and `'malformed'` when it is no floor.
 */
export function parseFloor(text: string): ParsedFloor | null | 'malformed' {
  const label = text.trim()
  if (label === '') return null
  if (label.length > 40) return 'malformed'
  const plain = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[−–]/g, '-')
    .replace(/[.\s\u00a0]+/g, ' ')
    .trim()
  const word = Object.hasOwn(named, plain) ? named[plain] : undefined
  if (word !== undefined) return { floor: word, label }
  for (const [pattern, level] of patterns) {
    const digits = pattern.exec(plain)?.[1]
    if (digits === undefined) continue
    const floor = level(digits) + 0
    return floor >= lowest && floor <= highest ? { floor, label } : 'malformed'
  }
  return 'malformed'
}
