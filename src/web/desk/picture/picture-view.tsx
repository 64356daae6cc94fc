import { lazy, Suspense, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { PictureMessage } from '../../../wire/picture.ts'
import type { PlacesMessage } from '../../../wire/places.ts'
import { Fence } from '../../ui/fence.tsx'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { TableToggle } from '../../ui/table-toggle.tsx'
import type { DeskSearch } from '../search.ts'
import { useOperation } from '../shell/use-operation.ts'
import { FilterBar } from './filter-bar.tsx'
import { sectionOf } from './map/building.ts'
import { Legend } from './map/legend.tsx'
import { moveOf } from './map/move-arrow.ts'
import { SectionCard } from './map/section-card.tsx'
import { PlaceDetail } from './place-detail.tsx'
import { PlaceTable } from './place-table.tsx'
import { RankedList } from './ranked-list.tsx'
import { RhythmChart } from './rhythm-chart.tsx'
import { Callout, Sentence } from './sentence.tsx'
import { TimeBar } from './time-bar.tsx'
import { useDeskSearch } from './use-picture.ts'

/** Two thirds of what the desk weighs is the map: it comes when the rest stands. */
const PictureMap = lazy(() => import('./map/picture-map.tsx').then((part) => ({ default: part.PictureMap })))

interface Props {
  readonly shown: PictureMessage
  readonly whole: PictureMessage
  readonly everything: PictureMessage
  readonly places: PlacesMessage
  readonly atPlace: PictureMessage | undefined
  readonly isFetching: boolean
}

export function PictureView({ shown, whole, everything, places, atPlace, isFetching }: Props) {
  const operation = useOperation()
  const { search, change, select } = useDeskSearch()
  const place = places.places.find(({ id }) => id === search.place)
  const rhythm = search.place && atPlace ? atPlace.rhythm : shown.rhythm
  return (
    <div className="picture" aria-busy={isFetching}>
      <Floor
        shown={shown}
        everything={everything}
        places={places}
        search={search}
        onSelect={select}
        onChange={change}
      />
      <aside className="panel">
        <div className="panel-scroll">
          <Sentence picture={shown} />
          <Callout picture={shown} />
          {shown.totals.incidents === 0 ? (
            <NothingInFilter
              onClear={() => change({ groups: undefined, sources: undefined, from: undefined, to: undefined })}
            />
          ) : (
            <RankedList
              ranking={shown.ranking}
              startIndex={shown.firstWeekSinceStart}
              selected={search.place}
              onSelect={select}
            />
          )}
        </div>
        {place && <PlaceDetail picture={shown} place={place} onClear={() => change({ place: undefined })} />}
      </aside>
      <div className="time-strip">
        <TimeBar
          picture={whole}
          startsOn={operation.startsOn}
          from={search.from}
          to={search.to}
          selected={search.place}
          onRange={change}
        />
        <RhythmChart rhythm={rhythm} placeName={search.place && atPlace ? place?.name : undefined} />
      </div>
    </div>
  )
}

interface FloorProps extends Pick<Props, 'shown' | 'everything' | 'places'> {
  readonly search: DeskSearch
  readonly onSelect: (placeId: string) => void
  readonly onChange: (part: Partial<DeskSearch>, how?: { readonly replace: boolean }) => void
}

/** The map with what floats over it, or the same as a table. */
function Floor({ shown, everything, places, search, onSelect, onChange }: FloorProps) {
  const { messages } = useSpoken()
  const operation = useOperation()
  const [asTable, setAsTable] = useState(false)
  const move = useMemo(() => moveOf(shown), [shown])
  const section = useMemo(() => sectionOf(places, shown.ranking, search.place), [places, shown.ranking, search.place])
  return (
    <div className="floor">
      <FilterBar groups={everything.groups} search={search} onChange={onChange} />
      <div className="floor-toggle">
        <TableToggle isTable={asTable} onChange={setAsTable} />
      </div>
      {asTable ? (
        <PlaceTable ranking={shown.ranking} selected={search.place} onSelect={onSelect} />
      ) : (
        <Fence fallback={<p className="map-failed">{messages.map.failed}</p>}>
          <Suspense fallback={<Waiting text={messages.map.loading} />}>
            <PictureMap
              name={operation.name}
              places={places}
              ranking={shown.ranking}
              move={move}
              search={search}
              onSelect={onSelect}
              onCamera={(view) => onChange({ view }, { replace: true })}
            />
          </Suspense>
          <Legend />
        </Fence>
      )}
      {section && !asTable && (
        <SectionCard section={section} ranking={shown.ranking} selected={search.place} onSelect={onSelect} />
      )}
    </div>
  )
}

function NothingInFilter({ onClear }: { readonly onClear: () => void }) {
  const { messages } = useSpoken()
  return (
    <StatePage title={messages.states.emptyFilter} lead={messages.states.emptyFilterLead}>
      <Button className="button-primary" onPress={onClear}>
        {messages.filter.clear}
      </Button>
    </StatePage>
  )
}
