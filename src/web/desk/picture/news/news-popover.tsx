import './news.css'
import { type ReactNode } from 'react'
import { Button, Dialog, Popover } from 'react-aria-components'
import type { NewsMessage } from '../../../../wire/news.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useFirst } from '../../../ui/use-first.tsx'
import type { OverlayProps } from '../../../ui/use-overlay.ts'
import { Glossed } from '../../help/glossed.tsx'
import { words as roleWords } from '../../role-words.ts'
import type { DeskSearch } from '../../search.ts'
import { useOperation } from '../../shell/use-operation.ts'
import { useDeskSearch } from '../use-picture.ts'
import { words } from './news-words.ts'

/** How many serious crimes the list opens with. */
const unresolvedFirst = 3

interface Props extends OverlayProps {
  readonly news: NewsMessage
  readonly since: string
  readonly isBusy: boolean
  readonly onSeen: () => void
}

/** The short list of what is new; each line leads to where it stands. */
export function NewsPopover({ isOpen, setOpen, trigger, news, since, isBusy, onSeen }: Props) {
  const say = useWords(words)
  const { change } = useDeskSearch()
  const go = (part: Partial<DeskSearch>) => {
    setOpen(false)
    change(part)
  }
  return (
    <Popover className="popover" placement="bottom start" triggerRef={trigger} isOpen={isOpen} onOpenChange={setOpen}>
      <Dialog className="news" aria-label={say.title}>
        <h2>{say.title}</h2>
        <p className="small soft">
          <Glossed>{say.lead(since)}</Glossed>
        </p>
        <Button className="button-primary" onPress={onSeen} isDisabled={isBusy}>
          {say.seen}
        </Button>
        <Incidents news={news} onGo={go} />
        <Unresolved news={news} onGo={go} />
        <Points news={news} onGo={go} />
        <Imports news={news} />
      </Dialog>
    </Popover>
  )
}

interface PartProps {
  readonly news: NewsMessage
  readonly onGo: (part: Partial<DeskSearch>) => void
}

interface PartOfList {
  readonly title: string
  readonly more?: ReactNode
  readonly children: ReactNode
}

function Part({ title, more, children }: PartOfList) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
      {more}
    </section>
  )
}

function Incidents({ news: { incidents }, onGo }: PartProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  if (incidents.count === 0) return null
  return (
    <Part title={say.incidentsHead}>
      {incidents.places.map(({ placeId, placeName, count }) => (
        <li key={placeId}>
          <PlaceLink id={placeId} name={placeName} onOpen={(place) => onGo({ place, tab: undefined })} />
          <b>{format.whole(count)}</b>
        </li>
      ))}
      {incidents.morePlaces > 0 && (
        <li className="soft">{say.more(incidents.morePlaces, format.whole(incidents.morePlaces))}</li>
      )}
    </Part>
  )
}

interface PlaceLinkProps {
  readonly id: string | null
  readonly name: string | null
  readonly onOpen: (id: string) => void
}

function PlaceLink({ id, name, onOpen }: PlaceLinkProps) {
  const say = useWords(words)
  if (id === null) return <span className="soft">{say.noPlace}</span>
  return (
    <Button className="link" onPress={() => onOpen(id)}>
      {name}
    </Button>
  )
}

function Unresolved({ news: { unresolved }, onGo }: PartProps) {
  const say = useWords(words)
  const { messages } = useSpoken()
  const { shown, toggle } = useFirst(unresolved, unresolvedFirst)
  if (unresolved.length === 0) return null
  return (
    <Part title={say.unresolvedHead} more={toggle}>
      {shown.map(({ turn, group, placeId, placeName }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- several lines may be alike, and none is ever moved
        <li key={index}>
          <Button className="link" onPress={() => onGo({ tab: 'unresolved', place: placeId ?? undefined })}>
            {messages.groups[group] ?? group}, {placeName ?? say.noPlace.toLowerCase()}
          </Button>
          <small>{say.turns[turn]}</small>
        </li>
      ))}
    </Part>
  )
}

function Points({ news: { proposed, decided }, onGo }: PartProps) {
  const say = useWords(words)
  const roles = useWords(roleWords)
  const { format } = useSpoken()
  const { timeZone } = useOperation()
  return (
    <>
      {proposed.length > 0 && (
        <Part title={say.proposedHead}>
          {proposed.map(({ placeId, placeName }) => (
            <li key={placeId}>
              <PlaceLink id={placeId} name={placeName} onOpen={(place) => onGo({ place, tab: 'points' })} />
            </li>
          ))}
        </Part>
      )}
      {decided.length > 0 && (
        <Part title={say.decidedHead}>
          {decided.map(({ at, verb, places, role, organisation }) => (
            <li key={`${at} ${verb} ${places[0]?.placeId}`}>
              <Button className="link" onPress={() => onGo({ tab: 'points', place: places[0]?.placeId })}>
                {say.verbs[verb]} {format.list(places.map(({ placeName }) => placeName))}
              </Button>
              <small>
                {format.moment(at, timeZone)} · {say.by(roles[role], organisation)}
              </small>
            </li>
          ))}
        </Part>
      )}
    </>
  )
}

function Imports({ news: { imports } }: Pick<PartProps, 'news'>) {
  const say = useWords(words)
  const { format } = useSpoken()
  const { timeZone } = useOperation()
  if (imports.length === 0) return null
  return (
    <Part title={say.importsHead}>
      {imports.map(({ at, added, updated }) => (
        <li key={at}>
          {say.imported(format.whole(added), format.whole(updated))}
          <small>{format.moment(at, timeZone)}</small>
        </li>
      ))}
    </Part>
  )
}
