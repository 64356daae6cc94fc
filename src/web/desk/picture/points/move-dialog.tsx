import { useState } from 'react'
import { type SeenBy, seerOrganisations, seerRoles } from '../../../../domain/point/point.ts'
import { useWords } from '../../../ui/language.tsx'
import { PlaceChoice } from './place-choice.tsx'
import type { ActionProps } from './point-actions.tsx'
import { PointDialog } from './point-dialog.tsx'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'
import { SelectField } from './select-field.tsx'

/** Where the problem is now, from which day, and who saw it: a role and an organisation, never a name. */
export function MoveDialog({ point, all, decision, onClose }: ActionProps & { readonly onClose: () => void }) {
  const say = useWords(words)
  const nameOf = usePlaceName()
  const stay = point.stays.at(-1)
  const [places, setPlaces] = useState<readonly string[]>([])
  const [from, setFrom] = useState(all.today)
  const [seenBy, setSeenBy] = useState<SeenBy>({ role: 'officer', organisation: 'police' })
  const [placeId] = places
  const name = nameOf(stay?.placeId ?? '')
  const attempt = placeId && {
    route: 'movePoint' as const,
    names: { pointId: point.id },
    body: (revisionOf: (id: string) => number) => ({ revision: revisionOf(point.id), placeId, from, seenBy }),
    seen: all,
    told: say.did.move(name, nameOf(placeId)),
  }
  return (
    <PointDialog
      title={say.moveTitle(name)}
      lead={say.moveLead}
      submit={say.moveDo}
      decision={decision}
      attempt={attempt || null}
      onClose={onClose}
    >
      <PlaceChoice label={say.newPlace} without={stay?.placeId} chosen={places} onChange={setPlaces} />
      <div className="point-fields">
        <label className="field">
          <span className="field-label">{say.fromDay}</span>
          <input
            type="date"
            required
            min={stay?.from}
            max={all.today}
            value={from}
            onChange={({ target }) => setFrom(target.value)}
          />
        </label>
        <SelectField
          label={say.seerRole}
          value={seenBy.role}
          options={seerRoles.map((role) => [role, say.seerRoles[role]])}
          onChange={(role) => setSeenBy({ ...seenBy, role })}
        />
        <SelectField
          label={say.seerOrganisation}
          value={seenBy.organisation}
          options={seerOrganisations.map((organisation) => [organisation, say.seerOrganisations[organisation]])}
          onChange={(organisation) => setSeenBy({ ...seenBy, organisation })}
        />
      </div>
    </PointDialog>
  )
}
