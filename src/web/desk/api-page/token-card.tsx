import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { type TokenScope, tokenScopes } from '../../../domain/token/token.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { useOperation } from '../shell/use-operation.ts'
import { words } from './api-words.ts'
import { Copyable } from './copyable.tsx'
import { TokenTable } from './token-table.tsx'
import { tokensQuery, useTokens } from './use-tokens.ts'

/** One's tokens, and the making of a new one. */
export function TokenCard({ operationId }: { readonly operationId: string }) {
  const say = useWords(words)
  const tokens = useQuery(tokensQuery(operationId))
  const { make, revoke } = useTokens(operationId)
  const list = tokens.data?.tokens ?? []
  return (
    <section className="card">
      <h2>{say.tokens}</h2>
      <p className="soft">{say.tokensLead}</p>
      <TokenForm isBusy={make.isPending} onMake={(scopes, days) => make.mutate({ scopes, days })} />
      {make.isError && (
        <p className="notice notice-danger" role="alert">
          {say.makeFailed}
        </p>
      )}
      {make.data && (
        <output className="notice token-secret">
          <span>{say.made}</span>
          <Copyable text={make.data.secret} />
        </output>
      )}
      {revoke.isError && (
        <p className="notice notice-danger" role="alert">
          {say.revokeFailed}
        </p>
      )}
      {list.length === 0 ? (
        <p className="soft">{say.none}</p>
      ) : (
        <TokenTable tokens={list} isBusy={revoke.isPending} onRevoke={(id) => revoke.mutate(id)} />
      )}
    </section>
  )
}

const usualScopes: readonly TokenScope[] = ['operation.read', 'place.read', 'picture.read']
const spans = [30, 90, 365] as const

interface FormProps {
  readonly isBusy: boolean
  readonly onMake: (scopes: readonly TokenScope[], days: number) => void
}

/** Only what the reader's own role may read is offered. */
function TokenForm({ isBusy, onMake }: FormProps) {
  const say = useWords(words)
  const { format } = useSpoken()
  const { may } = useOperation()
  const offered = tokenScopes.filter((scope) => may.includes(scope))
  const [scopes, setScopes] = useState(() => offered.filter((scope) => usualScopes.includes(scope)))
  const [days, setDays] = useState<number>(90)
  return (
    <div className="token-form">
      <ChipGroup
        label={say.may}
        mode="multiple"
        options={offered.map((scope) => [scope, say.scopes[scope]])}
        chosen={scopes}
        onChange={(keys) => setScopes(offered.filter((scope) => keys.has(scope)))}
      />
      <ChipGroup
        label={say.days}
        mode="single"
        options={spans.map((span) => [String(span), say.daysOf(format.whole(span))])}
        chosen={[String(days)]}
        onChange={(keys) => setDays(Number([...keys][0] ?? days))}
      />
      <Button
        className="button-primary"
        isDisabled={isBusy || scopes.length === 0}
        onPress={() => onMake(scopes, days)}
      >
        {say.make}
      </Button>
    </div>
  )
}

interface ChipsProps {
  readonly label: string
  readonly mode: 'single' | 'multiple'
  readonly options: readonly (readonly [key: string, text: string])[]
  readonly chosen: readonly string[]
  readonly onChange: (keys: ReadonlySet<string | number>) => void
}

function ChipGroup({ label, mode, options, chosen, onChange }: ChipsProps) {
  return (
    <div className="token-choice">
      <span className="field-label">{label}</span>
      <ToggleButtonGroup
        className="chips"
        aria-label={label}
        selectionMode={mode}
        disallowEmptySelection={mode === 'single'}
        selectedKeys={chosen}
        onSelectionChange={onChange}
      >
        {options.map(([key, text]) => (
          <ToggleButton key={key} id={key} className="chip">
            {text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
