/** Common first names in Sweden by many origins (SCB's name statistics, hand-picked): enough to know a column of people. */
const firstNames = new Set(
  `adam ahmed alexander ali alice amir amina anders andreas anette anja ann anna annika anton arne astrid barbro bengt
  berit birgitta bo britt bengt bertil bilal camilla carina carl caroline cecilia charlotte christer christian christina
  daniel david dennis ebba elias elin elisabeth ella elsa emelie emil emma erik eva fatima felix filip fredrik frida
  fadumo gabriel gunilla gunnar gustav göran hamza hanna hans hassan helena henrik hugo hussein ibrahim ida inga inger
  ingrid isak jakob jan jenny jens jesper jessica joakim johan johanna john jonas josefin josef julia karin karl kenneth
  kerstin kim kjell klara krzysztof kristina lars lars-erik leif lena lennart leyla liam lina linda linnea lisa louise
  lucas ludvig maja magnus malin maria marie markus martin mathias mattias maryam michael mikael miriam moa mohamed
  mohammed mona monica mona muhammad mustafa natalie nathalie nils noah ola olof omar oscar oskar ove patrik per peter
  petra pia piotr rasmus rebecca richard robert robin roger roland sabina samir samuel sandra sara sebastian simon sofia
  sofie stefan sten stig susanne sven said therese thomas tobias tomas tommy tor torbjörn ulf ulla ulrika vera victor
  viktor viktoria vincent wilma yusuf yasmin zahra zainab åke åsa örjan`.split(/\s+/),
)

const surnameEnd =
  /(?:sson|sdotter|sen|berg|bergh|ström|lund|gren|qvist|kvist|lind|dahl|blom|holm|mark|stedt|sjö|strand|löf|löv|skog|hed|ell|én|ic|ić|ski|ska|wicz|dóttir)$/i

/** Ends of words that only places carry: `Storgatan`, `Karin Boyes torg`, `Västra Götalands län`. */
const placeEnd =
  /(?:gatan?|gata|vägen|väg|torg|torget|grände?n?|stigen|allén?|allé|platsen|parken|backen|centrum|station|skolan?|huset|kyrkan?|sjukhus|kommun|region|gård|gården|hallen|leden|kajen|vreten|ringen)$/i

/** Whole words that only places carry; as ends they would also end names (`Lundqvist`, `Åkerlund`). */
const placeWords =
  /^(?:län|plan|hus|bron|bergen|square|street|st|avenue|ave|road|rd|park|school|church|bay|mall|city|boro|county|heights|hill|island)$/i

const isPlaceWord = (word: string) => placeEnd.test(word) || placeWords.test(word)

const nameWord = /^\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}[\p{Ll}'’]+)?$/u

/** `Andersson, Anna`, `ANNA ANDERSSON` and `anna andersson` → `['Anna', 'Andersson']`. */
function nameWords(text: string): readonly string[] {
  const [last, first, more] = text.split(',').map((part) => part.trim())
  const turned = first && last && more === undefined && !first.includes(' ') ? `${first} ${last}` : text
  const oneCase = turned === turned.toUpperCase() || turned === turned.toLowerCase()
  const words = turned.trim().split(/\s+/)
  return oneCase ? words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()) : words
}

export type NameLikeness = 'no' | 'maybe' | 'yes'

/**
 * Whether a whole cell reads as a person's name. `yes`: a known first name and a word that ends as surnames
 * do, or a single-word list of both; `maybe`: one of the two. Two or three capitalised words without any
 * such sign are a place as well as a name, so they are `no`.
 */
export function nameLikeness(text: string): NameLikeness {
  if (text.length > 60 || /\d/.test(text)) return 'no'
  const words = nameWords(text)
  if (
    words.length < 2 ||
    words.length > 4 ||
    !words.every((word) => nameWord.test(word) || /^(?:av|af|von|de|al|el|bin)$/i.test(word))
  )
    return 'no'
  if (words.some((word) => isPlaceWord(word) && !firstNames.has(word.toLowerCase()))) return 'no'
  const given = firstNames.has((words[0] ?? '').toLowerCase())
  const family = surnameEnd.test(words.at(-1) ?? '')
  return given && family ? 'yes' : given || family ? 'maybe' : 'no'
}

/** A single word that is a common first name: only counted over a whole column, never alone. */
export const isFirstName = (text: string): boolean => firstNames.has(text.trim().toLowerCase())

/** Whether a text carries a word that only places carry. */
export const hasPlaceWord = (text: string): boolean =>
  text.split(/[\s,]+/).some((word) => word !== '' && isPlaceWord(word))
