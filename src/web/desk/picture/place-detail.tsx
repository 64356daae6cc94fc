import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { PictureMessage, RankedPlace } from '../../../wire/picture.ts'
import type { PlacesMessage } from '../../../wire/places.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { Glossed } from '../help/glossed.tsx'
import { ChangeFigure } from './change.tsx'
import { words as allWords } from './filter-words.ts'
import { words as wordsOfHarm } from './harm/harm-words.ts'
import { peakWords } from './peak.ts'
import { type Figure as FigureName, Why } from './why.tsx'

interface Props {
  readonly picture: PictureMessage
  readonly place: PlacesMessage['places'][number]
  readonly onClear: () => void
}

/** Everything that is known of the selected place, each figure with its interval. */
export function PlaceDetail({ picture, place, onClear }: Props) {
  const { messages } = useSpoken()
  const ranked = picture.ranking.find(({ placeId }) => placeId === place.id)
  const hasAny = ranked && ranked.count + ranked.discovered > 0
  return (
    <section className="detail" aria-label={messages.detail.title}>
      <header>
        <div>
          <h2>{place.name}</h2>
          <p className="small soft">{messages.kinds[place.kind]}</p>
        </div>
        <Button className="button-icon" aria-label={messages.detail.clear} onPress={onClear}>
          <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
            <path d="M5 5l10 10M15 5L5 15" />
          </svg>
        </Button>
      </header>
      {hasAny ? <Facts ranked={ranked} picture={picture} /> : <p className="soft">{messages.detail.notRanked}</p>}
    </section>
  )
}

function Facts({ ranked, picture }: { readonly ranked: RankedPlace; readonly picture: PictureMessage }) {
  const { messages, format } = useSpoken()
  const { detail, list } = messages
  const words = useWords(allWords)
  const harmWords = useWords(wordsOfHarm)
  const { rate, change, harm, periods } = ranked
  const k = picture.provenance.parameters.topK
  return (
    <dl className="figures">
      <Figure term={detail.rate} picture={picture} of="rate">
        <b>{format.rate(rate.value)}</b> <small>{list.interval(format.rate(rate.low), format.rate(rate.high))}</small>
      </Figure>
      <Figure
        term={picture.provenance.parameters.compare ? words.changeBetween : detail.change}
        picture={picture}
        of="change"
      >
        <ChangeFigure change={change} />
        {change && <small>{list.span(format.change(change.low), format.change(change.high))}</small>}
      </Figure>
      {periods && (
        <Figure term={words.periods} picture={picture} of="change">
          <b>{words.fromTo(format.rate(periods.before), format.rate(periods.since))}</b>
        </Figure>
      )}
      <Figure term={detail.inTop(typeof k === 'number' ? format.whole(k) : '')} picture={picture} of="inTop">
        <b>{format.percent(ranked.inTop)}</b>
      </Figure>
      <Figure term={detail.peak} picture={picture} of="peak">
        <b>{peakWords(ranked, messages, format)}</b>
      </Figure>
      <Figure term={detail.count} picture={picture} of="counted">
        <b>{format.whole(ranked.count)}</b> <small>{list.rawRank(format.whole(ranked.rawRank))}</small>
      </Figure>
      {harm && (
        <Figure term={detail.harm} picture={picture} of="harm">
          <b>{format.rate(harm.value)}</b>{' '}
          <small>
            {list.interval(format.rate(harm.low), format.rate(harm.high))}, {list.harmRank(format.whole(harm.rank))}
          </small>
        </Figure>
      )}
      {harm?.change && harm.periods && (
        <Figure term={harmWords.change} picture={picture} of="harm">
          <ChangeFigure change={harm.change} />
          <small>
            {list.span(format.change(harm.change.low), format.change(harm.change.high))},{' '}
            {words.fromTo(format.rate(harm.periods.before), format.rate(harm.periods.since))}
          </small>
        </Figure>
      )}
      <Figure term={detail.discovered} picture={picture} of="counted">
        <b>{format.whole(ranked.discovered)}</b> <small>{detail.discoveredWhy}</small>
      </Figure>
    </dl>
  )
}

interface FigureProps {
  readonly term: string
  readonly picture: PictureMessage
  readonly of: FigureName
  readonly children: ReactNode
}

/** A figure with its name; the figure itself opens its why. */
function Figure({ term, picture, of, children }: FigureProps) {
  return (
    <div>
      <dt>
        <Glossed>{term}</Glossed>
      </dt>
      <dd>
        <Why picture={picture} of={of}>
          {children}
        </Why>
      </dd>
    </div>
  )
}
