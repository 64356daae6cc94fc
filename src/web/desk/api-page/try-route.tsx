import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { Waiting } from '../../ui/states.tsx'
import { words } from './api-words.ts'
import { CodeBlock } from './code-block.tsx'
import type { DescribedParameter, DescribedRoute } from './described-api.ts'

interface Props {
  readonly route: DescribedRoute
  readonly operationId: string
}

/** A form of the route's parameters; asks with the reader's own session and shows what went out and what came back. */
export function TryRoute({ route, operationId }: Props) {
  const say = useWords(words)
  const [values, setValues] = useState<Readonly<Record<string, string>>>({ operationId })
  const asked = useMutation({ mutationFn: ask })
  const { parameters } = route.operation
  const submit = (event: FormEvent) => {
    event.preventDefault()
    asked.mutate(addressWith(route, values))
  }
  if (isStream(route)) return <p className="soft small">{say.stream}</p>
  return (
    <form className="try" onSubmit={submit}>
      {parameters.length > 0 && (
        <div className="try-fields">
          {parameters.map((parameter) => (
            <Field
              key={parameter.name}
              parameter={parameter}
              value={values[parameter.name] ?? ''}
              onChange={(value) => setValues({ ...values, [parameter.name]: value })}
            />
          ))}
        </div>
      )}
      <p className="try-foot">
        <Button type="submit" className="button-quiet" isDisabled={asked.isPending}>
          {say.try}
        </Button>
        <span className="soft small">{say.tryLead}</span>
      </p>
      {asked.isPending && <Waiting text={say.trying} />}
      {asked.isError && <p className="notice notice-danger">{say.noAnswer}</p>}
      {asked.data && <Answer answer={asked.data} />}
    </form>
  )
}

interface FieldProps {
  readonly parameter: DescribedParameter
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ parameter: { name, required, description }, value, onChange }: FieldProps) {
  const say = useWords(words)
  return (
    <TextField value={value} onChange={onChange} isRequired={required}>
      <Label>
        {name}
        {required && ` (${say.required})`}
      </Label>
      <Input spellCheck={false} autoComplete="off" title={description} />
    </TextField>
  )
}

/** What a person can read; the rest is for programs. */
const mostCharacters = 20_000

interface Answered {
  readonly address: string
  readonly status: string
  readonly headers: readonly string[]
  readonly text: string
}

const isStream = ({ operation }: DescribedRoute): boolean =>
  Object.values(operation.responses).some(({ content }) => content !== undefined && 'text/event-stream' in content)

function addressWith({ path, operation }: DescribedRoute, values: Readonly<Record<string, string>>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const query = operation.parameters
    .filter(({ in: where, name }) => where === 'query' && values[name])
    .map(({ name }) => [name, values[name] ?? ''])
  return query.length > 0 ? `${filled}?${new URLSearchParams(query)}` : filled
}

const shownHeaders = ['content-type', 'etag', 'content-language', 'content-disposition']

async function ask(address: string): Promise<Answered> {
  const response = await fetch(address, { headers: { 'accept-language': document.documentElement.lang } })
  const headers = shownHeaders.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [`${name}: ${value}`]
  })
  const isBinary = /sheet/.test(response.headers.get('content-type') ?? '')
  const text = isBinary ? `${(await response.blob()).size} B` : await response.text()
  return { address, status: String(response.status), headers, text: indented(text) }
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function Answer({ answer: { address, status, headers, text } }: { readonly answer: Answered }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const shown = text.slice(0, mostCharacters)
  return (
    <div className="try-answer" aria-live="polite">
      <CodeBlock label={say.answer} text={[`GET ${address}`, '', status, ...headers, '', shown].join('\n')} />
      {shown.length < text.length && <p className="soft small">{say.cut(format.whole(mostCharacters))}</p>}
    </div>
  )
}
