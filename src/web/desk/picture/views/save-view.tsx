import { type FormEvent, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { longestViewName } from '../../../../domain/view/view.ts'
import { useWords } from '../../../ui/language.tsx'
import { useDeskSearch } from '../use-picture.ts'
import type { Views } from './use-views.ts'
import { searchToKeep } from './views-queries.ts'
import { words } from './views-words.ts'

/** The address as it is now, under a name. What was typed stays when it is refused. */
export function SaveView({ views }: { readonly views: Views }) {
  const say = useWords(words)
  const { search } = useDeskSearch()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const view = { name, search: searchToKeep(search), isShared }
    views.change({ do: 'save', view }, { text: say.saved(name.trim()) }, () => setName(''))
  }
  return (
    <form className="save-view" onSubmit={submit}>
      <h3>{say.save}</h3>
      <p className="small soft">{say.saveLead}</p>
      <TextField value={name} onChange={setName} maxLength={longestViewName} isRequired>
        <Label>{say.name}</Label>
        <Input placeholder={say.nameHint} autoComplete="off" />
      </TextField>
      <label className="view-share">
        <input type="checkbox" checked={isShared} onChange={({ target }) => setShared(target.checked)} />
        {say.share}
      </label>
      <Button type="submit" className="button-primary" isDisabled={views.isBusy}>
        {say.submit}
      </Button>
    </form>
  )
}
