import type { PictureMessage, PictureSentence } from '../../../wire/picture.ts'
import type { Formats } from '../../ui/format.ts'
import { useSpoken } from '../../ui/language.tsx'
import type { Messages } from '../../ui/messages/sv.ts'
import { wordOf } from './change.tsx'
import { Why } from './why.tsx'

/** `Tallbacken 14 B` stays on one line: a number or a lone letter never begins the next. */
export const unbroken = (name: string): string => name.replace(/ (?=\d|\S(?:\W|$))/g, '\u00a0')

/** The room's one sentence: the server chose what may be said, the desk says it in the reader's language. */
export function wordsOf(sentence: PictureSentence, { sentence: say }: Messages, format: Formats): string {
  switch (sentence.code) {
    case 'picture.nothing-yet':
      return say.nothingYet
    case 'picture.moved':
      return say.moved(unbroken(sentence.down), unbroken(sentence.up))
    case 'picture.fewer':
      return say.fewer(unbroken(sentence.down))
    case 'picture.more':
      return say.more(unbroken(sentence.up))
    case 'picture.most-at':
      return say.mostAt(unbroken(sentence.place))
    case 'picture.cannot-tell':
      return say.cannotTell(format.whole(sentence.count))
  }
}

export function Sentence({ picture }: { readonly picture: PictureMessage }) {
  const { messages, format } = useSpoken()
  const hidden = picture.discoveredOnlyGroups.map((group) => messages.groups[group] ?? group)
  return (
    <header className="sentence">
      <h1>{wordsOf(picture.sentence, messages, format)}</h1>
      <Why picture={picture} />
      {hidden.length > 0 && <p className="small soft">{messages.sentence.discoveredOnly(format.list(hidden))}</p>}
    </header>
  )
}

/**
 * Words for the sum of all change. A fall is not called success while any place has clearly risen: the
 * problems may only have moved.
 */
export function Callout({ picture }: { readonly picture: PictureMessage }) {
  const { messages, format } = useSpoken()
  const { overallChange, ranking } = picture
  const say = messages.callout
  if (!overallChange) {
    return (
      <div className="callout">
        <b>{say.nothing}</b> <span>{say.nothingWhy}</span>
      </div>
    )
  }
  const someRose = ranking.some(({ change }) => change && wordOf(change) === 'more')
  const word = wordOf(overallChange)
  const verdict = word === 'fewer' && someRose ? 'doubt' : word === 'unclear' ? 'doubt' : word
  const { value, low, high } = overallChange
  return (
    <div className={`callout callout-${verdict}`}>
      <b>{say[verdict]}</b>{' '}
      <span>
        <Why picture={picture} of="change">
          {say.overall(format.change(value), format.change(low), format.change(high))}
        </Why>
        {verdict === 'fewer' && ` ${say.fewerWhy}`}
      </span>
    </div>
  )
}
