import './sign-in.css'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import type { Messages } from '../../ui/messages/sv.ts'
import { ApiProblem } from '../api.ts'
import { meQuery } from '../queries.ts'
import { signIn } from './session.ts'
import { SignInArt } from './sign-in-art.tsx'

type Refusal = 'wrong' | 'tooMany' | 'refused' | 'offline'
const refusalOf: Readonly<Record<number, Refusal>> = {
  0: 'offline',
  400: 'wrong',
  401: 'wrong',
  403: 'refused',
  429: 'tooMany',
}

interface Props {
  readonly expired?: boolean
  readonly unreachable?: boolean
}

/** Sign-in: one form, plain words for what went wrong, and the notice of an invented town. */
export function SignInPage({ expired = false, unreachable = false }: Props) {
  const { messages } = useSpoken()
  const client = useQueryClient()
  const [refusal, setRefusal] = useState<Refusal | null>(unreachable ? 'offline' : null)
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    try {
      const before = client.getQueryData(meQuery.queryKey)
      await signIn(String(fields.get('email')), String(fields.get('password')))
      const now = await client.fetchQuery({ ...meQuery, staleTime: 0 })
      // What the same person had open is only asked for again; somebody else begins anew.
      await (before?.staffId === now.staffId ? client.invalidateQueries() : client.resetQueries())
    } catch (problem) {
      setRefusal(refusalOf[problem instanceof ApiProblem ? problem.status : 0] ?? 'offline')
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="sign-in">
      <main className="sign-in-form">
        <p className="wordmark">Närvaro</p>
        <p className="sign-in-lead">{messages.signIn.lead}</p>
        <h1>{messages.signIn.title}</h1>
        {expired && !refusal && <p className="notice">{messages.signIn.expired}</p>}
        {refusal && (
          <p className="notice notice-danger" role="alert">
            {messages.signIn[refusal]}
          </p>
        )}
        <SignInForm busy={busy} onSubmit={submit} messages={messages} />
        <footer className="sign-in-foot">
          <span>{messages.signIn.places}</span>
          <LanguageSwitch />
        </footer>
      </main>
      <SignInArt />
    </div>
  )
}

interface FormProps {
  readonly busy: boolean
  readonly messages: Messages
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void
}

function SignInForm({ busy, messages, onSubmit }: FormProps) {
  return (
    <Form className="form" onSubmit={onSubmit}>
      <TextField name="email" type="email" isRequired autoComplete="username">
        <Label>{messages.signIn.email}</Label>
        <Input />
        <FieldError />
      </TextField>
      <TextField name="password" type="password" isRequired autoComplete="current-password">
        <Label>{messages.signIn.password}</Label>
        <Input />
        <FieldError />
      </TextField>
      <Button type="submit" className="button-primary" isDisabled={busy}>
        {busy ? messages.signIn.submitting : messages.signIn.submit}
      </Button>
    </Form>
  )
}
