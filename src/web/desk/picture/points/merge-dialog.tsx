import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { pointRules } from '../../../../domain/point/point.ts'
import { useWords } from '../../../ui/language.tsx'
import type { ActionProps } from './point-actions.tsx'
import { PointDialog } from './point-dialog.tsx'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'
import { SelectField } from './select-field.tsx'

/** Several points become one: which, and where it stands. */
export function MergeDialog({ point, all, decision, onClose }: ActionProps & { readonly onClose: () => void }) {
  const say = useWords(words)
  const nameOf = usePlaceName()
  const [others, setOthers] = useState<readonly string[]>([])
  const candidates = all.points.filter(({ id, state }) => id !== point.id && pointRules[state].movable)
  const merged = [point, ...candidates.filter(({ id }) => others.includes(id))]
  const places = merged.map(({ stays }) => stays.at(-1)?.placeId ?? '')
  const [wished, setPlace] = useState(places[0] ?? '')
  const placeId = places.includes(wished) ? wished : (places[0] ?? '')
  const attempt = others.length > 0 && {
    route: 'mergePoints' as const,
    body: (revisionOf: (id: string) => number) => ({
      points: merged.map(({ id }) => ({ pointId: id, revision: revisionOf(id) })),
      placeId,
    }),
    seen: all,
    told: say.did.merge(nameOf(placeId)),
  }
  return (
    <PointDialog
      title={say.mergeTitle(nameOf(places[0] ?? ''))}
      lead={say.mergeLead}
      submit={say.mergeDo}
      decision={decision}
      attempt={attempt || null}
      onClose={onClose}
    >
      <div className="place-choice">
        <span className="field-label">{say.mergeWith}</span>
        <ListBox
          className="menu place-choice-list"
          aria-label={say.mergeWith}
          items={candidates}
          selectionMode="multiple"
          selectedKeys={others}
          onSelectionChange={(keys) =>
            setOthers(keys === 'all' ? candidates.map(({ id }) => id) : [...keys].map(String))
          }
          renderEmptyState={() => <p className="soft menu-empty">{say.mergeNone}</p>}
        >
          {({ id, state, stays }) => (
            <ListBoxItem id={id} textValue={nameOf(stays.at(-1)?.placeId ?? '')} className="menu-item menu-check">
              <span>{nameOf(stays.at(-1)?.placeId ?? '')}</span> <small className="soft">{say.states[state]}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </div>
      <SelectField
        label={say.mergePlace}
        value={placeId}
        options={places.map((id) => [id, nameOf(id)])}
        onChange={setPlace}
      />
    </PointDialog>
  )
}
