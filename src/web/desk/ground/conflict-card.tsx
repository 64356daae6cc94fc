import { useState } from 'react'
import { Button } from 'react-aria-components'
import { isSameRecord } from '../../../domain/place/ground.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { words } from './ground-words.ts'
import type { Conflict, GroundEditor, MetRecord } from './use-ground.ts'

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
  readonly isTheirs: boolean
  readonly onChoose: (isTheirs: boolean) => void
}

function Versions({ record: { id, theirs, yours }, isTheirs, onChoose }: VersionsProps) {
  const say = useWords(words)
  const facts = useFacts()
  const fields = ['name', 'kind', 'role', 'floor', 'floorLabel', 'geometry', 'openingHours', 'parent', 'line', 'metres']
  const unlike = fields.filter((field) => !isSameRecord(theirs?.[field], yours?.[field]))
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
                {ofTheirs ? say.theirs : say.yours}: {record ? facts(record, unlike) : say.gone}
              </small>
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}

/** What differs, in words: names and numbers as they are, shapes by how many numbers they hold. */
function useFacts(): (record: Readonly<Record<string, unknown>>, fields: readonly string[]) => string {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const titles: Readonly<Record<string, string>> = {
    name: say.name,
    kind: say.kind,
    role: say.role,
    floor: say.floor,
    floorLabel: say.floorLabel,
    geometry: say.coordinates,
    line: say.coordinates,
    openingHours: say.hours,
    parent: say.liesIn,
    metres: say.metres,
  }
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '–'
    if (field === 'kind') return String((messages.kinds as Record<string, string>)[String(value)] ?? value)
    if (typeof value === 'number') return format.whole(value)
    if (typeof value !== 'object') return String(value)
    const first = JSON.stringify(value).match(/[\d.]{5,}/g) ?? []
    return first.length > 0
      ? `${first
          .slice(0, 2)
          .map((number) => Math.round(Number(number)))
          .join(' ')} …`
      : format.whole(Object.keys(value).length)
  }
  return (record, fields) => fields.map((field) => `${titles[field]} ${shown(field, record[field])}`).join(', ')
}
