import { lazy, Suspense, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { ImportDraftMessage, MappingChoiceMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Glossed } from '../../help/glossed.tsx'
import { hasCoordinates, swapped } from './column-roles.ts'
import { FieldSelect } from './field-select.tsx'
import { words } from './wizard-words.ts'

const PositionMap = lazy(() => import('./position-map.tsx').then((file) => ({ default: file.PositionMap })))

interface Props {
  readonly draft: ImportDraftMessage
  readonly isBusy: boolean
  readonly onChoose: (choice: MappingChoiceMessage) => void
}

/** Where the first rows fall, and the coordinate system that puts them there. */
export function MapStep({ draft, isBusy, onChoose }: Props) {
  const say = useWords(words)
  const { mapping, map } = draft
  if (!hasCoordinates(mapping.columns)) return <p className="soft">{say.noCoordinates}</p>
  return (
    <>
      <p className="soft">
        <Glossed>{say.mapLead}</Glossed>
      </p>
      {map.positions.length > 0 && (
        <Suspense fallback={<div className="map-preview" />}>
          <PositionMap positions={map.positions} />
        </Suspense>
      )}
      <Where map={map} />
      <CrsChoice crs={mapping.crs} isBusy={isBusy} onCrs={(crs) => onChoose({ ...mapping, crs })} />
      {mapping.columns.x !== undefined && (
        <Button
          className="button-quiet wizard-start"
          isDisabled={isBusy}
          onPress={() => onChoose({ ...mapping, columns: swapped(mapping.columns) })}
        >
          {say.swap}
        </Button>
      )}
    </>
  )
}

/** What the map shows, in words and numbers. */
function Where({ map }: Pick<ImportDraftMessage, 'map'>) {
  const { format } = useSpoken()
  const say = useWords(words)
  const placed = map.positions.length
  const facts = [
    map.inside > 0 && say.inside(format.whole(map.inside)),
    map.withoutPosition > 0 && say.without(format.whole(map.withoutPosition)),
    map.sensitive > 0 && say.hidden(format.whole(map.sensitive)),
    map.refused > 0 && say.impossible(format.whole(map.refused)),
  ].filter((fact) => fact !== false)
  return (
    <>
      <p aria-live="polite">
        <b>{say.placed(placed, format.whole(placed))}</b>
        {facts.length > 0 && `: ${facts.join(', ')}`}.
      </p>
      {placed > 0 && map.inside === 0 && <p className="notice">{say.farAway}</p>}
    </>
  )
}

/** SWEREF 99 and its local zones by their meridians, then what else Swedish exports are met in. */
const zones = [
  '12 00',
  '13 30',
  '15 00',
  '16 30',
  '18 00',
  '14 15',
  '15 45',
  '17 15',
  '18 45',
  '20 15',
  '21 45',
  '23 15',
]
const systems: readonly (readonly [string, string])[] = [
  ['EPSG:3006', 'SWEREF 99 TM'],
  ...zones.map((zone, i) => [`EPSG:${3007 + i}`, `SWEREF 99 ${zone}`] as const),
  ['EPSG:4326', 'WGS 84'],
  ['EPSG:3021', 'RT 90 2,5 gon V'],
]

interface CrsProps {
  readonly crs: string | null
  readonly isBusy: boolean
  readonly onCrs: (crs: string) => void
}

function CrsChoice({ crs, isBusy, onCrs }: CrsProps) {
  const say = useWords(words)
  const [other, setOther] = useState('')
  const named: readonly (readonly [string, string])[] = [...systems, ['plane', say.plane]]
  const own = crs !== null && !named.some(([key]) => key === crs) ? [[crs, crs] as const] : []
  const unset = crs === null ? [['', say.chooseCrs] as const] : []
  return (
    <div className="wizard-fields">
      <FieldSelect
        label={say.crs}
        value={crs ?? ''}
        options={[...unset, ...named, ...own]}
        isDisabled={isBusy}
        onChange={(value) => value !== '' && onCrs(value)}
      />
      <form
        className="wizard-other"
        onSubmit={(event) => {
          event.preventDefault()
          const number = other.replace(/\D/g, '')
          if (number !== '') onCrs(`EPSG:${number}`)
        }}
      >
        <TextField value={other} onChange={setOther}>
          <Label>{say.otherCrs}</Label>
          <Input inputMode="numeric" maxLength={10} />
        </TextField>
        <Button type="submit" className="button-quiet" isDisabled={isBusy}>
          {say.useCrs}
        </Button>
      </form>
    </div>
  )
}
