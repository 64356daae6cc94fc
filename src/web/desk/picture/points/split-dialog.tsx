import { useState } from 'react'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { PlaceChoice } from './place-choice.tsx'
import type { ActionProps } from './point-actions.tsx'
import { PointDialog } from './point-dialog.tsx'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'

/** One point becomes several: where the problem is now, the old place among them when it also stays. */
export function SplitDialog({ point, all, decision, onClose }: ActionProps & { readonly onClose: () => void }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const nameOf = usePlaceName()
  const here = point.stays.at(-1)?.placeId ?? ''
  const [placeIds, setPlaces] = useState<readonly string[]>([here])
  const attempt = placeIds.length > 1 && {
    route: 'splitPoint' as const,
    names: { pointId: point.id },
    body: (revisionOf: (id: string) => number) => ({ revision: revisionOf(point.id), placeIds }),
    seen: all,
    told: say.did.split(nameOf(here), format.list(placeIds.map(nameOf))),
  }
  return (
    <PointDialog
      title={say.splitTitle(nameOf(here))}
      lead={say.splitLead}
      submit={say.splitDo}
      decision={decision}
      attempt={attempt || null}
      onClose={onClose}
    >
      <PlaceChoice label={say.splitPlaces} several chosen={placeIds} onChange={setPlaces} />
    </PointDialog>
  )
}
