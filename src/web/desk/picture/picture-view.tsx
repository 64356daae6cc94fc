import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Button } from 'react-aria-components'
import type { PictureMessage } from '../../../wire/picture.ts'
import type { PlacesMessage } from '../../../wire/places.ts'
import { Fence } from '../../ui/fence.tsx'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { TableToggle } from '../../ui/table-toggle.tsx'
import { type DeskSearch, noFilter } from '../search.ts'
import { useOperation } from '../shell/use-operation.ts'
import { FilterBar } from './filter-bar.tsx'
import { sectionOf } from './map/building.ts'
import { moveOf } from './map/move-arrow.ts'
import { PanelTabs } from './panel-tabs.tsx'
import { RankedList } from './ranked-list.tsx'
import { Callout, Sentence } from './sentence.tsx'
import { rankedByHarm, shownAs } from './shown-as.ts'
import { TimeBar } from './time-bar.tsx'
import { useDeskSearch } from './use-picture.ts'

/** Two thirds of what the desk weighs is the map: it comes when the rest stands. */
const PictureMap = lazy(() => import('./map/picture-map.tsx').then((part) => ({ default: part.PictureMap })))

const RhythmChart = lazy(() => import('./rhythm-chart.tsx').then((part) => ({ default: part.RhythmChart })))
const SectionCard = lazy(() => import('./map/section-card.tsx').then((part) => ({ default: part.SectionCard })))
const LookBar = lazy(() => import('./news/look-bar.tsx').then((part) => ({ default: part.LookBar })))
const LayerTable = lazy(() => import('./layer/layer-table.tsx').then((part) => ({ default: part.LayerTable })))
const CompareChip = lazy(() => import('./compare/compare-chip.tsx').then((part) => ({ default: part.CompareChip })))
const ComparedSentence = lazy(() =>
  import('./compare/compared-sentence.tsx').then((part) => ({ default: part.ComparedSentence })),
)
const DroppedNotice = lazy(() => import('./dropped-notice.tsx').then((part) => ({ default: part.DroppedNotice })))
const PlaceDetail = lazy(() => import('./place-detail.tsx').then((part) => ({ default: part.PlaceDetail })))
const PlaceTable = lazy(() => import('./place-table.tsx').then((part) => ({ default: part.PlaceTable })))
const HarmSwitch = lazy(() => import('./harm/harm-switch.tsx').then((part) => ({ default: part.HarmSwitch })))
const ShowMenu = lazy(() => import('./show-menu.tsx').then((part) => ({ default: part.ShowMenu })))
const PointsPanel = lazy(() => import('./points/points-panel.tsx').then((part) => ({ default: part.PointsPanel })))
const UnresolvedPanel = lazy(() =>
  import('./unresolved/unresolved-panel.tsx').then((part) => ({ default: part.UnresolvedPanel })),
)

interface Props {
  readonly shown: PictureMessage
  readonly whole: PictureMessage
  readonly anyHour: PictureMessage
  readonly everything: PictureMessage
  readonly places: PlacesMessage
  readonly atPlace: PictureMessage | undefined
  readonly isFetching: boolean
}

export function PictureView({ shown, whole, anyHour, everything, places, atPlace, isFetching }: Props) {
  const operation = useOperation()
  const { messages } = useSpoken()
  const { search, change, select } = useDeskSearch()
  // With the map's own mark, what bench/desk-picture.ts measures a choice by.
  useEffect(() => {
    if (shown) performance.mark('picture:listed')
  }, [shown])
  const place = places.places.find(({ id }) => id === search.place)
  const rhythm = search.place && atPlace ? atPlace.rhythm : anyHour.rhythm
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
          {search.dropped && (
            <Suspense>
              <DroppedNotice search={search} onClose={() => change({ dropped: undefined }, { replace: true })} />
            </Suspense>
          )}
          <Heading shown={shown} search={search} />
          <Suspense>
            <LookBar />
          </Suspense>
          <PanelTabs chosen={search.tab} onChange={(tab) => change({ tab })} />
          <Suspense fallback={<Waiting text={messages.states.loading} />}>
            <Listed shown={shown} search={search} onSelect={select} onChange={change} />
          </Suspense>
        </div>
        {place && !search.tab && (
          <Suspense>
            <PlaceDetail picture={shown} place={place} onClear={() => change({ place: undefined })} />
          </Suspense>
        )}
      </aside>
      <div className="time-strip">
        <TimeBar
          picture={whole}
          startsOn={operation.startsOn}
          from={search.from}
          to={search.to}
          selected={search.place}
          compared={search.compare ? shown.compared : null}
          onRange={change}
        >
          <Suspense>
            <CompareChip picture={whole} search={search} onChange={change} />
          </Suspense>
        </TimeBar>
        <Suspense>
          <RhythmChart
            picture={(search.place && atPlace) || anyHour}
            rhythm={rhythm}
            placeName={search.place && atPlace ? place?.name : undefined}
            hours={search.hours}
            onHours={(hours) => change({ hours })}
          />
        </Suspense>
      </div>
    </div>
  )
}

/** The sentence and what may be said of all change: since the start, or between the periods chosen. */
function Heading({ shown, search }: Pick<FloorProps, 'shown' | 'search'>) {
  if (search.compare)
    return (
      <Suspense>
        <ComparedSentence picture={shown} />
      </Suspense>
    )
  return (
    <>
      <Sentence picture={shown} />
      <Callout picture={shown} />
    </>
  )
}

type ListedProps = Pick<FloorProps, 'shown' | 'search' | 'onSelect' | 'onChange'>

/** What the panel lists, as the tab of the address says. */
function Listed({ shown, search, onSelect, onChange }: ListedProps) {
  const { harmSource } = shown.provenance.parameters
  if (search.tab === 'points') return <PointsPanel />
  if (search.tab === 'unresolved') return <UnresolvedPanel />
  if (shown.totals.incidents === 0) return <NothingInFilter onClear={() => onChange(noFilter)} />
  return (
    <>
      {typeof harmSource === 'string' && (
        <Suspense>
          <HarmSwitch source={harmSource} by={search.by} onChange={onChange} />
        </Suspense>
      )}
      <RankedList
        ranking={search.by ? rankedByHarm(shown.ranking) : shown.ranking}
        startIndex={shown.firstWeekSinceStart}
        selected={search.place}
        onSelect={onSelect}
      />
    </>
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
  const ranking = useMemo(() => (search.by ? rankedByHarm(shown.ranking) : shown.ranking), [shown.ranking, search.by])
  const drawn = useMemo(() => shownAs(ranking, search.show), [ranking, search.show])
  const section = useMemo(() => sectionOf(places, ranking, search.place), [places, ranking, search.place])
  return (
    <div className="floor">
      <FilterBar everything={everything} areas={places.areas} search={search} onChange={onChange}>
        <Suspense>
          <ShowMenu ranking={ranking} search={search} onChange={onChange} />
        </Suspense>
      </FilterBar>
      <div className="floor-toggle">
        <TableToggle isTable={asTable} onChange={setAsTable} />
      </div>
      {asTable ? (
        <Suspense fallback={<Waiting text={messages.states.loading} />}>
          <PlaceTable
            picture={shown}
            ranking={ranking}
            by={search.by}
            selected={search.place}
            onSelect={onSelect}
            above={search.layer && <LayerTable places={places} />}
          />
        </Suspense>
      ) : (
        <Fence fallback={<p className="map-failed">{messages.map.failed}</p>}>
          <Suspense fallback={<Waiting text={messages.map.loading} />}>
            <PictureMap
              name={operation.name}
              places={places}
              ranking={drawn}
              move={move}
              search={search}
              onSelect={onSelect}
              onCamera={(view) => onChange({ view }, { replace: true })}
            />
          </Suspense>
        </Fence>
      )}
      {section && !asTable && (
        <Suspense>
          <SectionCard section={section} ranking={ranking} selected={search.place} onSelect={onSelect} />
        </Suspense>
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
