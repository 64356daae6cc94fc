import { useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { type PublicStatement, publicStatements } from '../../../../domain/unresolved/unresolved.ts'
import type { UnresolvedMessage } from '../../../../wire/unresolved.ts'
import { useWords } from '../../../ui/language.tsx'
import { ApiProblem } from '../../api.ts'
import { words } from './unresolved-words.ts'
import { useDecideStatement } from './use-unresolved.ts'

interface Props {
  readonly incident: UnresolvedMessage['incidents'][number]
  readonly operationId: string
}

/** Choose, then save: an arrow key in the list is no decision. What was saved can be undone while it is in view. */
export function StatementChoice({ incident, operationId }: Props) {
  const say = useWords(words)
  const id = useId()
  const field = useRef<HTMLSelectElement>(null)
  const decide = useDecideStatement(operationId)
  const [chosen, setChosen] = useState<PublicStatement | null>(null)
  /** What held before the decision that was just saved. */
  const [before, setBefore] = useState<PublicStatement | null>(null)
  const { statement, revision, sayable } = incident
  const isDraft = chosen !== null && chosen !== statement && sayable.includes(chosen)
  const isRace = decide.error instanceof ApiProblem && decide.error.code === 'statement.changed'
  const send = (next: PublicStatement, undoTo: PublicStatement | null) => {
    // The button that was pressed goes away with what it was about; the choice stays.
    field.current?.focus()
    decide.mutate(
      { incidentId: incident.id, statement: next, seen: revision },
      {
        onSuccess: () => {
          setChosen(null)
          setBefore(undoTo)
        },
      },
    )
  }
  const letGo = () => {
    field.current?.focus()
    setChosen(null)
    decide.reset()
  }
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {say.say}
      </label>
      <select
        ref={field}
        id={id}
        className="select"
        value={isDraft ? chosen : statement}
        onChange={({ target }) => {
          decide.reset()
          setBefore(null)
          setChosen(publicStatements.find((each) => each === target.value) ?? null)
        }}
      >
        {sayable.map((each) => (
          <option key={each} value={each}>
            {say.choices[each]}
          </option>
        ))}
      </select>
      {decide.isError && (
        <p className="notice notice-danger" role="alert">
          {isRace && chosen
            ? say.both(say.choices[statement], say.choices[chosen])
            : (decide.error instanceof ApiProblem && decide.error.detail) || say.notKept}
        </p>
      )}
      {isDraft && (
        <div className="public-word-buttons">
          <Button className="button-primary" isPending={decide.isPending} onPress={() => send(chosen, statement)}>
            {decide.isPending ? say.saving : isRace ? say.saveAnyway : say.save}
          </Button>
          {isRace && (
            <Button className="button-quiet" onPress={letGo}>
              {say.keepTheirs}
            </Button>
          )}
        </div>
      )}
      <output className={before ? 'notice notice-quiet public-word-buttons' : undefined}>
        {before && <span>{say.saved(say.choices[statement])}</span>}
        {before && (
          <Button className="button-quiet" isPending={decide.isPending} onPress={() => send(before, null)}>
            {say.undo}
          </Button>
        )}
      </output>
    </>
  )
}
