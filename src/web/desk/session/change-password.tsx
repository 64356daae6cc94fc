import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'
import { ApiProblem, call } from '../api.ts'
import { words } from './password-words.ts'

const empty = { current: '', next: '' }

/** One's own password: the present one proves who asks. */
export function ChangePassword() {
  const say = useWords(words)
  const [form, setForm] = useState(empty)
  const change = useMutation({
    mutationFn: (json: typeof empty) => call<null>('changePassword', { json }),
    onSuccess: () => setForm(empty),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(form)
  }
  return (
    <details>
      <summary>{say.title}</summary>
      <form className="form" onSubmit={submit}>
        <TextField
          type="password"
          value={form.current}
          onChange={(current) => setForm({ ...form, current })}
          isRequired
        >
          <Label>{say.current}</Label>
          <Input autoComplete="current-password" />
        </TextField>
        <TextField
          type="password"
          value={form.next}
          onChange={(next) => setForm({ ...form, next })}
          minLength={12}
          isRequired
        >
          <Label>{say.next}</Label>
          <Input autoComplete="new-password" />
        </TextField>
        <p className="small soft">{say.rule}</p>
        <Button type="submit" className="button-quiet" isDisabled={change.isPending}>
          {say.submit}
        </Button>
        <output className="small">
          {change.isSuccess && say.done}
          {change.error instanceof ApiProblem && change.error.detail}
        </output>
      </form>
    </details>
  )
}
