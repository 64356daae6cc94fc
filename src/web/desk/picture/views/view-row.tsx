import { type FormEvent, useState } from 'react'
import { Button, Input, TextField } from 'react-aria-components'
import { longestViewName } from '../../../../domain/view/view.ts'
import type { ViewMessage } from '../../../../wire/views.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { words as roleWords } from '../../role-words.ts'
import type { Views } from './use-views.ts'
import { words } from './views-words.ts'

interface Props {
  readonly view: ViewMessage
  readonly views: Views
  readonly onOpen: (view: ViewMessage) => void
}

/** One view: its name opens it; whoever may change it has two buttons more. */
export function ViewRow({ view, views, onOpen }: Props) {
  const say = useWords(words)
  const roles = useWords(roleWords)
  const [isRenaming, setRenaming] = useState(false)
  const { name, search, isShared, isOwn, mayChange, role, organisation } = view
  const whose = !isShared ? say.own : isOwn ? say.sharedByYou : say.sharedBy(roles[role], organisation)
  const remove = () =>
    views.change({ do: 'remove', view }, { text: say.removed(name), again: { name, search, isShared } })
  if (isRenaming) return <RenameView view={view} views={views} onClose={() => setRenaming(false)} />
  return (
    <li className="view-row">
      <Button className="view-open" onPress={() => onOpen(view)}>
        <span>{name}</span>
        <small>{whose}</small>
      </Button>
      {mayChange && (
        <>
          <Button className="button-icon" aria-label={say.renameOf(name)} onPress={() => setRenaming(true)}>
            <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
              <path d="M4 16l.8-3.600L13 4.200l2.800 2.800-8.200 8.200zM11.500 5.700l2.800 2.800" />
            </svg>
          </Button>
          <Button className="button-icon" aria-label={say.removeOf(name)} onPress={remove} isDisabled={views.isBusy}>
            <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
              <path d="M4 6h12M8 6V4h4v2M6 6l.7 10h6.600L14 6" />
            </svg>
          </Button>
        </>
      )}
    </li>
  )
}

interface RenameProps extends Pick<Props, 'view' | 'views'> {
  readonly onClose: () => void
}

/** A new name; when somebody else was first, both names are there to choose from. */
function RenameView({ view, views, onClose }: RenameProps) {
  const say = useWords(words)
  const { messages } = useSpoken()
  const [name, setName] = useState(view.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    views.change({ do: 'rename', view, name }, { text: say.renamed(name.trim()) }, onClose)
  }
  return (
    <li>
      <form className="view-rename" onSubmit={submit}>
        <TextField
          aria-label={say.newName}
          value={name}
          onChange={setName}
          maxLength={longestViewName}
          isRequired
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it stands where the button was that opened it
          autoFocus
        >
          <Input autoComplete="off" />
        </TextField>
        <Button type="submit" className="button-quiet" isDisabled={views.isBusy}>
          {say.rename}
        </Button>
        <Button className="button-quiet" onPress={onClose}>
          {messages.cancel}
        </Button>
        {views.problem?.code === 'view.changed' && <p className="small">{say.nameNow(view.name)}</p>}
      </form>
    </li>
  )
}
