import type { PictureMessage, PictureSentence } from '../../../../wire/picture.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Callout, unbroken, wordsOf } from '../sentence.tsx'
import { Why } from '../why.tsx'
import { words as allWords, type CompareWords } from './compare-words.ts'

/** What the evidence of two chosen periods carries; nothing of the start, which they need not have to do with. */
function comparedWords(sentence: PictureSentence, words: CompareWords): string | null {
  switch (sentence.code) {
    case 'picture.moved':
      return words.moved(unbroken(sentence.down), unbroken(sentence.up))
    case 'picture.fewer':
      return words.fewer(unbroken(sentence.down))
    case 'picture.more':
      return words.more(unbroken(sentence.up))
    case 'picture.nothing-yet':
      return null
    default:
      return words.unclear
  }
}

/** The room's sentence when somebody has chosen two periods, and which weeks they came to be. */
export function ComparedSentence({ picture }: { readonly picture: PictureMessage }) {
  const { messages, format } = useSpoken()
  const words = useWords(allWords)
  const { compared } = picture
  const inWords = compared ? comparedWords(picture.sentence, words) : null
  const span = ({ from, to, weeks }: NonNullable<typeof compared>['before']) =>
    words.period(format.dayAndYear(from), format.dayAndYear(to), format.whole(weeks))
  return (
    <>
      <header className="sentence">
        <h1>{inWords ?? wordsOf(picture.sentence, messages, format)}</h1>
        <p className="small soft">{compared ? words.line(span(compared.before), span(compared.since)) : words.none}</p>
        <Why picture={picture} />
      </header>
      {compared && <Callout picture={picture} />}
    </>
  )
}
