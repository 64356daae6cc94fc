import { lazy, memo, Suspense, useCallback, useDeferredValue, useEffect, useMemo } from 'react'
import { Button } from 'react-aria-components'
import type { PictureMessage } from '../../../wire/picture.ts'
import type { PlacesMessage } from '../../../wire/places.ts'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { type DeskSearch, noFilter } from '../search.ts'
import { useOperation } from '../shell/use-operation.ts'
import { Floor } from './floor.tsx'
import { PanelTabs } from './panel-tabs.tsx'
import { RankedList } from './ranked-list.tsx'
import { Callout, Sentence } from './sentence.tsx'
import { rankedByHarm } from './shown-as.ts'
import { TimeBar } from './time-bar.tsx'
import { useDeskSearch } from './use-picture.ts'

const RhythmChart = lazy(() => import('./rhythm-chart.tsx').then((part) => ({ default: part.RhythmChart })))
const LookBar = lazy(() => import('./news/look-bar.tsx').then((part) => ({ default: part.LookBar })))
const CompareChip = lazy(() => import('./compare/compare-chip.tsx').then((part) => ({ default: part.CompareChip })))
const ComparedSentence = lazy(() =>
  import('./compare/compared-sentence.tsx').then((part) => ({ default: part.ComparedSentence })),
)
const DroppedNotice = lazy(() => import('./dropped-notice.tsx').then((part) => ({ default: part.DroppedNotice })))
const PlaceDetail = lazy(() => import('./place-detail.tsx').then((part) => ({ default: part.PlaceDetail })))
const HarmSwitch = lazy(() => import('./harm/harm-switch.tsx').then((part) => ({ default: part.HarmSwitch })))
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

/**
 * What was pressed shows at once; panel, map and charts follow in pieces that leave the page free for the next press.
 * They are memoised, so that the press itself draws none of them.
 */
export function PictureView({ everything, places, isFetching, ...now }: Props) {
  const { search: pressed, change, select } = useDeskSearch()
  const search = useDeferredValue(pressed)
  const shown = useDeferredValue(now.shown)
  const whole = useDeferredValue(now.whole)
  const anyHour = useDeferredValue(now.anyHour)
  const atPlace = useDeferredValue(now.atPlace)
  // With the map's own mark, what bench/desk-picture.ts measures a choice by.
  useEffect(() => {
    if (shown) performance.mark('picture:listed')
  }, [shown])
  const place = places.places.find(({ id }) => id === search.place)
  const isAtPlace = search.place !== undefined && atPlace !== undefined
  return (
    <div className="picture" aria-busy={isFetching || shown !== now.shown}>
      <Floor
        shown={shown}
        everything={everything}
        places={places}
        pressed={pressed}
        search={search}
        onSelect={select}
        onChange={change}
      />
      <Panel shown={shown} place={place} search={search} onSelect={select} onChange={change} />
      <TimeStrip
        whole={whole}
        compared={search.compare ? shown.compared : null}
        atHours={isAtPlace ? atPlace : anyHour}
        placeName={isAtPlace ? place?.name : undefined}
        search={search}
        onChange={change}
      />
    </div>
  )
}

interface PanelProps {
  readonly shown: PictureMessage
  readonly place: PlacesMessage['places'][number] | undefined
  readonly search: DeskSearch
  readonly onSelect: (placeId: string) => void
  readonly onChange: (part: Partial<DeskSearch>, how?: { readonly replace: boolean }) => void
}

/** The sentence, what the tab lists, and the chosen place. */
const Panel = memo(function Panel({ shown, place, search, onSelect, onChange }: PanelProps) {
  const { messages } = useSpoken()
  return (
    <aside className="panel">
      <div className="panel-scroll">
        {search.dropped && (
          <Suspense>
            <DroppedNotice search={search} onClose={() => onChange({ dropped: undefined }, { replace: true })} />
          </Suspense>
        )}
        <Heading shown={shown} search={search} />
        <Suspense>
          <LookBar />
        </Suspense>
        <PanelTabs chosen={search.tab} onChange={(tab) => onChange({ tab })} />
        <Suspense fallback={<Waiting text={messages.states.loading} />}>
          <Listed shown={shown} search={search} onSelect={onSelect} onChange={onChange} />
        </Suspense>
      </div>
      {place && !search.tab && (
        <Suspense>
          <PlaceDetail picture={shown} place={place} onClear={() => onChange({ place: undefined })} />
        </Suspense>
      )}
    </aside>
  )
})

interface StripProps extends Pick<PanelProps, 'search' | 'onChange'> {
  readonly whole: PictureMessage
  readonly compared: PictureMessage['compared'] | null
  /** Whose rhythm is drawn: of the chosen place, or of all, at any hour. */
  readonly atHours: PictureMessage
  readonly placeName: string | undefined
}

/** Weeks and hours, each a filter too. */
const TimeStrip = memo(function TimeStrip({ whole, compared, atHours, placeName, search, onChange }: StripProps) {
  const operation = useOperation()
  const onHours = useCallback((hours: string | undefined) => onChange({ hours }), [onChange])
  return (
    <div className="time-strip">
      <TimeBar
        picture={whole}
        startsOn={operation.startsOn}
        from={search.from}
        to={search.to}
        selected={search.place}
        compared={compared}
        onRange={onChange}
      >
        <Suspense>
          <CompareChip picture={whole} search={search} onChange={onChange} />
        </Suspense>
      </TimeBar>
      <Suspense>
        <RhythmChart picture={atHours} placeName={placeName} hours={search.hours} onHours={onHours} />
      </Suspense>
    </div>
  )
})

/** The sentence and what may be said of all change: since the start, or between the periods chosen. */
function Heading({ shown, search }: Pick<PanelProps, 'shown' | 'search'>) {
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

/** What the panel lists, as the tab of the address says. */
function Listed({ shown, search, onSelect, onChange }: Omit<PanelProps, 'place'>) {
  const { harmSource } = shown.provenance.parameters
  const ranking = useMemo(() => (search.by ? rankedByHarm(shown.ranking) : shown.ranking), [shown.ranking, search.by])
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
        ranking={ranking}
        startIndex={shown.firstWeekSinceStart}
        selected={search.place}
        onSelect={onSelect}
      />
    </>
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
