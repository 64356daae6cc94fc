import './help.css'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { useOperation } from '../shell/use-operation.ts'
import { words as glossary, termKeys } from './glossary-words.ts'
import { Guides } from './guides.tsx'
import { words } from './help-words.ts'
import { startWalk } from './walk-progress.ts'

/** What the desk can teach: a first walk, guides, keys, words. */
export function HelpPage() {
  const say = useWords(words)
  return (
    <div className="page help">
      <header>
        <h1>{say.title}</h1>
        <p className="soft">{say.lead}</p>
      </header>
      <WalkCard />
      <Guides />
      <Keys />
      <Glossary />
    </div>
  )
}

function WalkCard() {
  const say = useWords(words)
  const navigate = useNavigate()
  const { id: operationId, may } = useOperation()
  if (!may.includes('picture.read')) return null
  return (
    <section className="card help-walk">
      <div>
        <h2>{say.walk}</h2>
        <p className="soft">{say.walkLead}</p>
      </div>
      <Button
        className="button-primary"
        onPress={() => {
          startWalk()
          void navigate({ to: '/operations/$operationId/picture', params: { operationId } })
        }}
      >
        {say.walkStart}
      </Button>
    </section>
  )
}

function Keys() {
  const say = useWords(words)
  return (
    <section className="card">
      <h2>{say.keys}</h2>
      <table className="table table-text">
        <caption className="hidden">{say.keysCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{say.key}</th>
            <th scope="col">{say.does}</th>
          </tr>
        </thead>
        <tbody>
          {Object.values(say.shortcuts).map(({ keys, does }) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small soft">{say.tables}</p>
    </section>
  )
}

function Glossary() {
  const say = useWords(words)
  const terms = useWords(glossary)
  const { format } = useSpoken()
  const [sought, setSought] = useState('')
  const plain = sought.trim().toLocaleLowerCase(format.locale)
  const found = termKeys
    .map((key) => ({ key, ...terms[key] }))
    .filter(({ name, meaning }) => `${name} ${meaning}`.toLocaleLowerCase(format.locale).includes(plain))
    .toSorted((a, b) => a.name.localeCompare(b.name, format.locale))
  return (
    <section className="card">
      <h2>{say.glossary}</h2>
      <p className="soft">{say.glossaryLead}</p>
      <TextField value={sought} onChange={setSought}>
        <Label>{say.find}</Label>
        <Input type="search" autoComplete="off" />
      </TextField>
      <div aria-live="polite">
        {found.length === 0 ? (
          <p className="soft">{say.noWord}</p>
        ) : (
          <dl className="glossary">
            {found.map(({ key, name, meaning }) => (
              <div key={key}>
                <dt>{name}</dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  )
}
