import type { ColumnRole } from '../../../../domain/import/mapping.ts'
import { columnRoles } from '../../../../domain/import/mapping.ts'
import { incidentSources } from '../../../../domain/incident/incident.ts'
import type { ImportDraftMessage, MappingChoiceMessage } from '../../../../wire/import-drafts.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { withRole } from './column-roles.ts'
import { FieldSelect } from './field-select.tsx'
import { SampleRows } from './sample-rows.tsx'
import { words } from './wizard-words.ts'

type Column = ImportDraftMessage['columns'][number]

interface Props {
  readonly draft: ImportDraftMessage
  readonly isBusy: boolean
  readonly onChoose: (choice: MappingChoiceMessage) => void
}

/** Which column is what: the guess is made, a person corrects it. */
export function ColumnStep({ draft, isBusy, onChoose }: Props) {
  const { format } = useSpoken()
  const say = useWords(words)
  const { mapping, columns } = draft
  const isFeed = draft.format === 'police-feed'
  const isRedacted = columns.some(({ samples }) => samples.some((text) => text.includes('[…]')))
  const unused = columns.filter(({ role, personal }) => role === null && !personal)
  const setRole = (column: string, role: ColumnRole | null) =>
    onChoose({ ...mapping, columns: withRole(mapping.columns, column, role) })
  const list = (shown: readonly Column[]) => (
    <ul className="columns">
      {shown.map((column) => (
        <ColumnLine key={column.name} column={column} isFixed={isFeed} isBusy={isBusy} onRole={setRole} />
      ))}
    </ul>
  )
  return (
    <>
      <p className="soft">{isFeed ? say.feed : draft.remembered ? say.remembered : say.columnsLead}</p>
      {list(columns.filter(({ role, personal }) => role !== null && !personal))}
      {list(columns.filter(({ personal }) => personal))}
      {isRedacted && <p className="notice notice-quiet">{say.redacted}</p>}
      {unused.length > 0 && (
        <details open={draft.problems.length > 0 || undefined}>
          <summary>{say.unused(unused.length, format.whole(unused.length))}</summary>
          {list(unused)}
        </details>
      )}
      {!isFeed && <MoreChoices mapping={mapping} isBusy={isBusy} onChoose={onChoose} />}
      <SampleRows rows={draft.rows} />
    </>
  )
}

interface LineProps {
  readonly column: Column
  readonly isFixed: boolean
  readonly isBusy: boolean
  readonly onRole: (column: string, role: ColumnRole | null) => void
}

function ColumnLine({ column: { name, role, personal, samples }, isFixed, isBusy, onRole }: LineProps) {
  const { messages } = useSpoken()
  const say = useWords(words)
  const roles = messages.import.roles
  const options = [['', `– ${say.notRead}`] as const, ...columnRoles.map((each) => [each, roles[each]] as const)]
  return (
    <li className={personal ? 'column column-personal' : 'column'}>
      <div className="column-name">
        <b>{name}</b>
        <span className="small soft">{personal ? say.personal : samples.join(' · ') || say.empty}</span>
      </div>
      {personal || isFixed ? (
        <span className="column-fixed soft">{role ? roles[role] : say.notRead}</span>
      ) : (
        <FieldSelect
          label={say.means(name)}
          isLabelHidden
          value={role ?? ''}
          options={options}
          isDisabled={isBusy}
          onChange={(value) => onRole(name, columnRoles.find((each) => each === value) ?? null)}
        />
      )}
    </li>
  )
}

function MoreChoices({ mapping, isBusy, onChoose }: Omit<Props, 'draft'> & Pick<ImportDraftMessage, 'mapping'>) {
  const { messages } = useSpoken()
  const say = useWords(words)
  const field = <K extends 'dateOrder' | 'defaultSource' | 'collapse'>(
    name: K,
    options: readonly (readonly [MappingChoiceMessage[K], string])[],
  ) => (
    <FieldSelect
      label={say[name]}
      value={mapping[name]}
      options={options}
      isDisabled={isBusy}
      onChange={(value) => {
        const chosen = options.find(([key]) => key === value)?.[0]
        if (chosen) onChoose({ ...mapping, [name]: chosen })
      }}
    />
  )
  return (
    <details>
      <summary>{say.more}</summary>
      <div className="wizard-fields">
        {field(
          'dateOrder',
          (['ymd', 'dmy', 'mdy'] as const).map((order) => [order, say.dateOrders[order]] as const),
        )}
        {field(
          'defaultSource',
          incidentSources.map((source) => [source, messages.sources[source]] as const),
        )}
        {field(
          'collapse',
          (['none', 'by-external-id'] as const).map((way) => [way, say.collapses[way]] as const),
        )}
      </div>
    </details>
  )
}
