import { useState } from 'react'
import { Button } from 'react-aria-components'
import { isSameRecord } from '../../../domain/place/ground.ts'
import { useWords } from '../../ui/language.tsx'
import { words } from './ground-words.ts'
import type { Conflict, GroundEditor, MetRecord } from './use-ground.ts'
import { useSpokenField } from './use-spoken-field.ts'

interface Props {
  readonly editor: GroundEditor
  readonly conflict: Conflict
}

/** Two people, one place: both versions side by side, and a choice for each. Nothing is lost before it is made. */
export function ConflictCard({ editor, conflict }: Props) {
  const say = useWords(words)
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const choose = (id: string, isTheirs: boolean) => {
    const next = new Set(theirs)
    if (isTheirs) next.add(id)
    else next.delete(id)
    setTheirs(next)
  }
  return (
    <section className="conflict notice" role="alert" aria-label={say.conflictTitle}>
      <h3>{say.conflictTitle}</h3>
      <p>{say.conflictLead}</p>
      {conflict.records.map((record) => (
        <Versions
          key={record.id}
          record={record}
          ground={editor.ground}
          // What is gone cannot be changed any more.
          isTheirs={theirs.has(record.id) || record.yours === null}
          onChoose={(isTheirs) => choose(record.id, isTheirs)}
        />
      ))}
      <Button
        className="button-primary"
        onPress={() =>
          editor.settle(
            new Set([...theirs, ...conflict.records.filter(({ yours }) => yours === null).map(({ id }) => id)]),
          )
        }
      >
        {say.goOn}
      </Button>
    </section>
  )
}

interface VersionsProps {
  readonly record: MetRecord
  readonly ground: GroundEditor['ground']
  readonly isTheirs: boolean
  readonly onChoose: (isTheirs: boolean) => void
}

function Versions({ record: { id, theirs, yours }, ground, isTheirs, onChoose }: VersionsProps) {
  const say = useWords(words)
  const { titleOf, valueOf } = useSpokenField(ground)
  const fields = [
    'name',
    'kind',
    'role',
    'floor',
    'floorLabel',
    'indoor',
    'geometry',
    'openingHours',
    'parent',
    'from',
    'to',
    'line',
    'metres',
    'floors',
    'oneWay',
  ]
  const unlike = fields.filter((field) => !isSameRecord(theirs?.[field], yours?.[field]))
  const facts = (of: NonNullable<typeof theirs>) =>
    unlike.map((field) => `${titleOf(field)} ${valueOf(field, of[field])}`).join(', ')
  return (
    <fieldset>
      <legend>{String(theirs?.name ?? yours?.name ?? say.gone)}</legend>
      {[true, false].map((ofTheirs) => {
        const record = ofTheirs ? theirs : yours
        return (
          <div key={String(ofTheirs)} className="version">
            <input
              id={`${id}-${ofTheirs}`}
              type="radio"
              name={`version-${id}`}
              checked={isTheirs === ofTheirs}
              disabled={!ofTheirs && yours === null}
              onChange={() => onChoose(ofTheirs)}
            />
            <label htmlFor={`${id}-${ofTheirs}`}>
              <b>{ofTheirs ? say.keepTheirs : say.useYours}</b>
              <small>
                {ofTheirs ? say.theirs : say.yours}: {record ? facts(record) : say.gone}
              </small>
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}
