import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import type { PictureMessage } from '../../../wire/picture.ts'
import type { PlacesMessage } from '../../../wire/places.ts'
import { Fence } from '../../ui/fence.tsx'
import { useSpoken } from '../../ui/language.tsx'
import { Waiting } from '../../ui/states.tsx'
import { TableToggle } from '../../ui/table-toggle.tsx'
import type { DeskSearch } from '../search.ts'
import { useOperation } from '../shell/use-operation.ts'
import { FilterBar } from './filter-bar.tsx'
import { sectionOf } from './map/building.ts'
import { moveOf } from './map/move-arrow.ts'
import { rankedByHarm, shownAs } from './shown-as.ts'

/** Two thirds of what the desk weighs is the map: it comes when the rest stands. */
const PictureMap = lazy(() => import('./map/picture-map.tsx').then((part) => ({ default: part.PictureMap })))

const SectionCard = lazy(() => import('./map/section-card.tsx').then((part) => ({ default: part.SectionCard })))
const LayerTable = lazy(() => import('./layer/layer-table.tsx').then((part) => ({ default: part.LayerTable })))
const PlaceTable = lazy(() => import('./place-table.tsx').then((part) => ({ default: part.PlaceTable })))
const ShowMenu = lazy(() => import('./show-menu.tsx').then((part) => ({ default: part.ShowMenu })))

interface Props {
  readonly shown: PictureMessage
  readonly everything: PictureMessage
  readonly places: PlacesMessage
  /** The address as it is now, for what is pressed. */
  readonly pressed: DeskSearch
  /** The address that is drawn, which may come a moment after. */
  readonly search: DeskSearch
  readonly onSelect: (placeId: string) => void
  readonly onChange: (part: Partial<DeskSearch>, how?: { readonly replace: boolean }) => void
}

/** The map with what floats over it, or the same as a table. */
export function Floor({ shown, everything, places, pressed, search, onSelect, onChange }: Props) {
  const { messages } = useSpoken()
  const operation = useOperation()
  const [asTable, setAsTable] = useState(false)
  const move = useMemo(() => moveOf(shown), [shown])
  const ranking = useMemo(() => (search.by ? rankedByHarm(shown.ranking) : shown.ranking), [shown.ranking, search.by])
  const drawn = useMemo(() => shownAs(ranking, search.show), [ranking, search.show])
  const section = useMemo(() => sectionOf(places, ranking, search.place), [places, ranking, search.place])
  const onCamera = useCallback((view: string) => onChange({ view }, { replace: true }), [onChange])
  return (
    <div className="floor">
      <FilterBar everything={everything} areas={places.areas} search={pressed} onChange={onChange}>
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
              onCamera={onCamera}
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
