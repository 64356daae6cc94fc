import { useState } from 'react'
import { Button } from 'react-aria-components'
import {
  type IncidentSource,
  type InvestigationState,
  incidentSources,
  investigationStates,
} from '../../../../domain/incident/incident.ts'
import type { DraftOutcomeMessage, ImportDraftMessage, MappingChoiceMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { FieldSelect } from './field-select.tsx'
import { words } from './wizard-words.ts'

type Unknown = DraftOutcomeMessage['unknown'][number]

interface Props {
  readonly draft: ImportDraftMessage
  readonly unknown: readonly Unknown[]
  /** Null when nothing was said. */
  readonly onDone: (choice: MappingChoiceMessage | null) => void
  readonly children: React.ReactNode
}

/** Beyond this, somebody should mend the file or bring a code table. */
const shownMost = 40

/** What codes and words mean that no table holds; to leave one as it is is an answer too. */
export function CodeStep({ draft, unknown, onDone, children }: Props) {
  const { format } = useSpoken()
  const say = useWords(words)
  const [told, setTold] = useState<Readonly<Record<string, string>>>({})
  const shown = unknown.slice(0, shownMost)
  const more = unknown.length - shown.length
  const choice = () => {
    const answered = shown.filter((each) => (told[keyOf(each)] ?? '') !== '')
    return answered.length === 0 ? null : withMeanings(draft.mapping, answered, told)
  }
  return (
    <>
      <p className="soft">{say.codesLead}</p>
      {shown.some(({ kind }) => kind === 'code') && <p className="notice notice-quiet">{say.answersFor}</p>}
      <ul className="columns">
        {shown.map((each) => (
          <UnknownLine
            key={keyOf(each)}
            unknown={each}
            groups={draft.groups}
            value={told[keyOf(each)] ?? ''}
            onMeaning={(meaning) => setTold({ ...told, [keyOf(each)]: meaning })}
          />
        ))}
      </ul>
      {more > 0 && <p className="soft">{say.moreUnknown(format.whole(more))}</p>}
      <footer className="card-foot">
        <Button className="button-primary" onPress={() => onDone(choice())}>
          {say.codesDone}
        </Button>
        {children}
      </footer>
    </>
  )
}

const keyOf = ({ kind, value }: Unknown): string => `${kind} ${value}`

function withMeanings(
  mapping: MappingChoiceMessage,
  answered: readonly Unknown[],
  told: Readonly<Record<string, string>>,
): MappingChoiceMessage {
  const of = <Meaning extends string>(kind: Unknown['kind']) =>
    Object.fromEntries(
      answered.filter((each) => each.kind === kind).map((each) => [each.value, told[keyOf(each)] as Meaning]),
    )
  const { values } = mapping
  return {
    ...mapping,
    values: {
      code: { ...values.code, ...of('code') },
      group: { ...values.group, ...of('group') },
      source: { ...values.source, ...of<IncidentSource>('source') },
      investigation: { ...values.investigation, ...of<InvestigationState>('investigation') },
    },
  }
}

interface LineProps {
  readonly unknown: Unknown
  readonly groups: ImportDraftMessage['groups']
  readonly value: string
  readonly onMeaning: (meaning: string) => void
}

function UnknownLine({ unknown: { kind, value, rows, canMap }, groups, value: meaning, onMeaning }: LineProps) {
  const { messages, format } = useSpoken()
  const say = useWords(words)
  const leave = kind === 'code' ? say.dontKnow : say.leaveOut
  const meanings: Record<Unknown['kind'], readonly (readonly [string, string])[]> = {
    code: groups.map(({ key, name }) => [key, name]),
    group: groups.map(({ key, name }) => [key, name]),
    source: incidentSources.map((source) => [source, messages.sources[source]]),
    investigation: investigationStates.map((state) => [state, say.investigations[state]]),
  }
  return (
    <li className="column">
      <div className="column-name">
        <b>{value}</b>
        <span className="small soft">
          {say.kinds[kind]}, {say.inRows(rows, format.whole(rows))}
        </span>
      </div>
      {canMap ? (
        <FieldSelect
          label={say.meaning(value)}
          isLabelHidden
          value={meaning}
          options={[['', leave], ...meanings[kind]]}
          onChange={onMeaning}
        />
      ) : (
        <span className="column-fixed soft">{leave}</span>
      )}
    </li>
  )
}
