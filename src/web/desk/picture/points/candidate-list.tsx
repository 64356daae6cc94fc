import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { dismissReasons } from '../../../../domain/point/point.ts'
import type { CandidateMessage, PointCandidatesMessage } from '../../../../wire/points.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useOverlay } from '../../../ui/use-overlay.ts'
import { Glossed } from '../../help/glossed.tsx'
import { useMay } from '../../shell/use-operation.ts'
import { useDeskSearch } from '../use-picture.ts'
import { CandidateReasons } from './candidate-reasons.tsx'
import { usePlaceName } from './points-queries.ts'
import { words } from './points-words.ts'
import type { Decide } from './use-decide.ts'

const firstCount = 3

interface ListProps {
  readonly candidates: UseQueryResult<PointCandidatesMessage>
  readonly decision: Decide
}

/** Places that the numbers propose, each with its reasons and the three answers. */
export function CandidateList({ candidates: { data, isError }, decision }: ListProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  const [showsAll, setShowsAll] = useState(false)
  const all = data?.candidates ?? []
  return (
    <section className="point-section" aria-label={say.candidates}>
      <h2>{say.candidates}</h2>
      <p className="soft small">
        <Glossed>{say.candidatesLead}</Glossed>
      </p>
      {!data && <output className="soft">{isError ? say.candidatesFailed : say.candidatesWait}</output>}
      {data && all.length === 0 && <p className="soft">{say.noCandidates}</p>}
      <ul className="candidates">
        {(showsAll ? all : all.slice(0, firstCount)).map((candidate) => (
          <CandidateCard key={candidate.placeId} candidate={candidate} decision={decision} />
        ))}
      </ul>
      {all.length > firstCount && (
        <Button className="button-quiet show-all" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? say.fewerCandidates : say.moreCandidates(format.whole(all.length))}
        </Button>
      )}
    </section>
  )
}

interface CardProps {
  readonly candidate: CandidateMessage
  readonly decision: Decide
}

function CandidateCard({ candidate: { placeId, reasons }, decision }: CardProps) {
  const say = useWords(words)
  const { search, select } = useDeskSearch()
  const place = usePlaceName()(placeId)
  const mayDecide = useMay('point.decide')
  const accept = (state: 'active' | 'watch') =>
    void decision.decide({ route: 'acceptPoint', body: () => ({ placeId, state }), told: say.did.accept(place) })
  return (
    <li className="candidate" data-selected={search.place === placeId || undefined}>
      <Button className="point-name" aria-pressed={search.place === placeId} onPress={() => select(placeId)}>
        {place}
      </Button>
      <CandidateReasons reasons={reasons} />
      {mayDecide && (
        <div className="point-buttons">
          <Button
            className="button-primary point-accept"
            aria-label={say.about(say.accept, place)}
            isDisabled={decision.isBusy}
            onPress={() => accept('active')}
          >
            {say.accept}
          </Button>
          <Button
            className="button-quiet"
            aria-label={say.about(say.watch, place)}
            isDisabled={decision.isBusy}
            onPress={() => accept('watch')}
          >
            {say.watch}
          </Button>
          <DismissButton placeId={placeId} place={place} decision={decision} />
        </div>
      )}
    </li>
  )
}

interface DismissProps {
  readonly placeId: string
  readonly place: string
  readonly decision: Decide
}

/** A dismissal has a reason out of a list: nothing is written that could hold a person. */
function DismissButton({ placeId, place, decision }: DismissProps) {
  const say = useWords(words)
  const { isOpen, setOpen, trigger } = useOverlay()
  const dismiss = (reason: string) => {
    setOpen(false)
    void decision.decide({ route: 'dismissPlace', body: () => ({ placeId, reason }), told: say.did.dismiss(place) })
  }
  return (
    <>
      <Button
        ref={trigger}
        className="button-quiet"
        aria-label={say.about(say.dismiss, place)}
        aria-haspopup="listbox"
        isDisabled={decision.isBusy}
        onPress={() => setOpen(true)}
      >
        {say.dismiss} …
      </Button>
      <Popover className="popover" placement="bottom end" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
        <ListBox
          className="menu"
          aria-label={say.dismissWhy(place)}
          onAction={(key) => dismiss(String(key))}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a popover takes the focus when it opens (ARIA practices)
          autoFocus
        >
          {dismissReasons.map((reason) => (
            <ListBoxItem key={reason} id={reason} textValue={say.dismissReasons[reason]} className="menu-item">
              {say.dismissReasons[reason]}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </>
  )
}
