import { memo, useEffect, useRef } from 'react'
import { ListBox, ListBoxItem, type Selection } from 'react-aria-components'
import type { RankedPlace } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'
import { useFirst } from '../../ui/use-first.tsx'
import { amountClass, amountStep } from './amount.ts'
import { ChangeFigure } from './change.tsx'
import { peakWords } from './peak.ts'
import { SparkLine } from './spark-line.tsx'
import { tiedBefore } from './tie.ts'

/** How many places the list opens with: as many as one shift can keep in mind. */
const firstCount = 10

interface Props {
  readonly ranking: readonly RankedPlace[]
  readonly startIndex: number | null
  readonly selected: string | undefined
  readonly onSelect: (placeId: string) => void
}

export const RankedList = memo(function RankedList({ ranking, startIndex, selected, onSelect }: Props) {
  const { messages } = useSpoken()
  const withAny = ranking.filter(({ count, discovered }) => count + discovered > 0)
  const { shown, toggle } = useFirst(withAny, firstCount)
  const chosen = shown.some(({ placeId }) => placeId === selected)
    ? undefined
    : withAny.find(({ placeId }) => placeId === selected)
  const holder = useSelectedInView(selected)
  const onChange = (keys: Selection) => {
    const [key] = keys === 'all' ? [] : keys
    const placeId = key ?? selected
    if (placeId !== undefined) onSelect(String(placeId))
  }
  return (
    <section className="ranked" aria-label={messages.list.title} ref={holder}>
      <div className="ranked-head" aria-hidden="true">
        <h2>{messages.list.title}</h2>
        <span>{messages.list.perWeek}</span>
        <span>{messages.list.change}</span>
      </div>
      <ListBox
        aria-label={messages.list.title}
        className="ranked-list"
        selectionMode="single"
        selectedKeys={selected ? [selected] : []}
        onSelectionChange={onChange}
      >
        {(chosen ? [...shown, chosen] : shown).map((place) => (
          <RankedRow
            key={place.placeId}
            place={place}
            largest={ranking[0]?.rate.value ?? 0}
            tiedWith={tiedBefore(ranking, place)}
            startIndex={startIndex}
          />
        ))}
      </ListBox>
      {toggle}
    </section>
  )
})

/** What was chosen on the map or in a chart comes into view in the list. */
function useSelectedInView(selected: string | undefined) {
  const holder = useRef<HTMLElement>(null)
  useEffect(() => {
    holder.current?.querySelector(`[data-key="${selected}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return holder
}

interface RowProps {
  readonly place: RankedPlace
  readonly largest: number
  readonly tiedWith: RankedPlace | undefined
  readonly startIndex: number | null
}

function RankedRow({ place, largest, tiedWith, startIndex }: RowProps) {
  const { messages, format } = useSpoken()
  const { list } = messages
  return (
    <ListBoxItem id={place.placeId} textValue={place.name} className="ranked-row" data-rank={place.rank}>
      <span className={`badge ${amountClass(amountStep(place.rate.value, largest))}`}>{place.rank}</span>
      <span className="ranked-words">
        <b>{place.name}</b>
        <small>
          {peakWords(place, messages, format)}
          {tiedWith && <em> · {list.tied(format.whole(tiedWith.rank))}</em>}
        </small>
        <small className="ranked-beside">
          {list.rawRank(format.whole(place.rawRank))}
          {place.harm && <span>{list.harmRank(format.whole(place.harm.rank))}</span>}
          {place.discovered > 0 && (
            <span className="discovered" title={list.discoveredWhy}>
              {list.discovered(format.whole(place.discovered))}
            </span>
          )}
        </small>
      </span>
      <SparkLine weekly={place.weekly} startIndex={startIndex} />
      <span className="ranked-rate">
        <b>{format.rate(place.rate.value)}</b>
        <small>{list.interval(format.rate(place.rate.low), format.rate(place.rate.high))}</small>
      </span>
      <ChangeFigure change={place.change} />
    </ListBoxItem>
  )
}
