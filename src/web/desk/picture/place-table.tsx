import type { ReactNode } from 'react'
import type { PictureMessage, RankedPlace } from '../../../wire/picture.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { useFirst } from '../../ui/use-first.tsx'
import type { DeskSearch } from '../search.ts'
import { ChangeFigure } from './change.tsx'
import { words } from './harm/harm-words.ts'
import { peakWords } from './peak.ts'
import { tiedBefore } from './tie.ts'
import { Why } from './why.tsx'

const firstCount = 25

interface Props {
  readonly picture: PictureMessage
  /** Of the picture, in the order it is shown. */
  readonly ranking: readonly RankedPlace[]
  readonly by: DeskSearch['by']
  readonly selected: string | undefined
  readonly onSelect: (placeId: string) => void
  /** What stands above the places, such as the layer of the map. */
  readonly above?: ReactNode
}

/** The map in words: every ranked place with all its figures, for who does not see the map or wants the numbers. */
export function PlaceTable({ picture, ranking, by, selected, onSelect, above }: Props) {
  const { messages, format } = useSpoken()
  const { list } = messages
  const { shown, toggle } = useFirst(ranking, firstCount)
  const withHarm = !by && ranking.some(({ harm }) => harm !== null)
  const harmWords = useWords(words)
  const columns = [
    list.rank,
    list.place,
    by ? harmWords.legends.now : list.rate,
    by ? harmWords.change : list.changeColumn,
    list.rawRankColumn,
    ...(withHarm ? [list.harmRankColumn] : []),
    list.count,
    list.discoveredColumn,
    list.peakColumn,
  ]
  return (
    <ScrollRegion label={messages.map.tableCaption}>
      {above}
      <table className="table table-places">
        <caption>{messages.map.tableCaption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((place) => (
            <tr key={place.placeId} aria-current={place.placeId === selected}>
              <td>{place.rank}</td>
              <th scope="row">
                <button type="button" className="table-link" onClick={() => onSelect(place.placeId)}>
                  {place.name}
                </button>
                <TieNote before={tiedBefore(ranking, place)} />
              </th>
              <td className="nowrap">
                <Why picture={picture} of={by ?? 'rate'}>
                  {format.rate(place.rate.value)}{' '}
                  <span className="soft">
                    ({list.interval(format.rate(place.rate.low), format.rate(place.rate.high))})
                  </span>
                </Why>
              </td>
              <td>
                <Why picture={picture} of={by ?? 'change'}>
                  <ChangeFigure change={place.change} />
                </Why>
              </td>
              <td>{place.rawRank}</td>
              {withHarm && <td>{place.harm?.rank ?? '–'}</td>}
              <td>
                <Why picture={picture} of="counted">
                  {format.whole(place.count)}
                </Why>
              </td>
              <td>
                <Why picture={picture} of="counted">
                  {format.whole(place.discovered)}
                </Why>
              </td>
              <td>
                <Why picture={picture} of="peak">
                  {peakWords(place, messages, format)}
                </Why>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {toggle}
    </ScrollRegion>
  )
}

function TieNote({ before }: { readonly before: RankedPlace | undefined }) {
  const { messages, format } = useSpoken()
  return before ? <small className="tie soft">{messages.list.tied(format.whole(before.rank))}</small> : null
}
