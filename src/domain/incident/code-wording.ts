import type { Sensitivity } from './crime-codes.ts'

/**
 * What the wording of a Swedish code says about group and sensitivity, for tables that name neither. The first
 * line that fits decides. Protective on purpose: see docs/decisions/0003-sensitive-codes.md.
 */
const sensitiveWords: readonly (readonly [RegExp, Sensitivity])[] = [
  [/våldtäkt|sexu|ofredande, exhib|koppleri|incest|porno|blottning|barnporr|samlag/i, 'sexual'],
  [/äktenskap|heder|könsstymp|oskuld|barngift/i, 'honour'],
  [/under 1[58] år|\d{1,2} ?[-–?] ?1[47] år|\bpojke|\bflick|\bbarn(?!omsorg)|underårig|minderårig/i, 'children'],
  [/nära rel|närstående|relation|bekant|kvinnofrid|fridskränk|make|maka|sambo|partner/i, 'relation'],
]

/** Strangers are said to be strangers; the word must not count as an acquaintance. */
const strangers = /\bobek(?:ant|anta|\b)[\p{L}]*/giu

/** Sensitivity by the words of a code's name. */
export function sensitivityOfWording(name: string): Sensitivity {
  const told = name.replace(strangers, '')
  return sensitiveWords.find(([words]) => words.test(told))?.[1] ?? 'none'
}

const groupWords: readonly (readonly [RegExp, string])[] = [
  [/mord|dråp|dödligt|framkallande av fara/i, 'lethal-violence'],
  [/\brån/i, 'robbery'],
  [/misshandel|missh\b|missh,|kroppsskada|vållande till/i, 'violence'],
  [/övergrepp i rättssak|utpressning|beskyllning|mened|tystnad|skyddande av brottsling/i, 'silence'],
  [/tjänstem|motstånd|larm|ordning|hets mot|tillträdesförbud|vistelseförbud|kniv/i, 'order'],
  [/hot|ofredande|tvång|hemfrid|olaga intrång|förföljelse|frihetsberövande/i, 'threats'],
  [/skadegörelse|klotter|brand|ödeläggelse|nedskräpning/i, 'damage'],
  [/stöld|inbrott|tillgrepp|snatteri|häleri/i, 'theft'],
  [/vapen|explosiv|brandfarlig/i, 'weapons'],
  [/narko|narkstraff|alkohol|tobak|nikotin|dopning/i, 'narcotics'],
  [/trafik|rattfylleri|körning|smitning/i, 'traffic'],
]

const groupOfSensitivity: Readonly<Record<Sensitivity, string | null>> = {
  none: null,
  sexual: 'sexual',
  honour: 'honour',
  children: 'children',
  relation: 'relation',
}

/** Key of a built-in group by the words of a code's name; `other` when none fits. */
export const groupOfWording = (name: string): string =>
  groupOfSensitivity[sensitivityOfWording(name)] ?? groupWords.find(([words]) => words.test(name))?.[1] ?? 'other'

/** Whether a code's name says what stays on the board of unresolved crimes. */
export const isSeriousWording = (name: string): boolean =>
  !/\bej grov/i.test(name) &&
  /\bmord|dråp|skjutvapen|\brån\b|grov\p{L}* miss|miss\p{L}*,? grov|våldtäkt|mordbrand|sprängning/iu.test(name)
