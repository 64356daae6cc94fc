import './presence.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { CoverageWeek } from './coverage-week.tsx'
import { PlanPanel } from './plan-panel.tsx'
import type { PresenceSearch } from './presence-search.ts'
import { words } from './presence-words.ts'
import { UnitForm } from './unit-form.tsx'
import { useShiftWeek } from './use-shifts.ts'
import { WeekCalendar } from './week-calendar.tsx'
import { WeekHead } from './week-head.tsx'

/** Närvaro: who is out when. Those who plan see and change the week, others see which hours are covered. */
export function PresenceRoom() {
  const { messages } = useSpoken()
  const operation = useOperation()
  const canRead = useMay('shift.read')
  const canSeeCoverage = useMay('coverage.read')
  const { week, change } = usePresenceSearch()
  const { states } = messages
  if (canRead) return <PlanRoom key={operation.id} operationId={operation.id} />
  if (canSeeCoverage)
    return <CoverageWeek operationId={operation.id} week={week} onWeek={(next) => change({ week: next })} />
  return <StatePage title={states.forbidden} lead={states.forbiddenLead} />
}

function usePresenceSearch() {
  const { week, open, day } = useSearch({ from: '/operations/$operationId/presence' })
  const navigate = useNavigate({ from: '/operations/$operationId/presence' })
  const change = (part: PresenceSearch) => void navigate({ search: (before) => ({ ...before, ...part }) })
  return { week, open, day, change }
}

function PlanRoom({ operationId }: { readonly operationId: string }) {
  const say = useWords(words)
  const { messages } = useSpoken()
  const { week, open, day, change } = usePresenceSearch()
  const editor = useShiftWeek(operationId, week)
  const stored = editor.week
  if (stored.isError && !stored.data)
    return (
      <StatePage title={messages.states.error} lead={say.failed} isAlert>
        <Button className="button-primary" onPress={() => void stored.refetch()}>
          {messages.tryAgain}
        </Button>
      </StatePage>
    )
  if (!stored.data) return <Waiting text={messages.states.loading} />
  const onOpen = (next: string | undefined, on?: string) => {
    editor.forget()
    change({ open: next, day: on })
  }
  if (stored.data.units.length === 0) return <FirstUnit editor={editor} />
  return (
    <div className="presence">
      <h1 className="hidden">{say.title}</h1>
      <div className="presence-main">
        <WeekHead week={stored.data} onWeek={(next) => change({ week: next })} onOpen={onOpen} />
        <WeekCalendar week={stored.data} open={open} onOpen={onOpen} />
      </div>
      <PlanPanel editor={editor} week={stored.data} open={open} day={day} onOpen={onOpen} />
    </div>
  )
}

/** Nothing is here yet: what belongs here, and the one thing to do first. */
function FirstUnit({ editor }: { readonly editor: ReturnType<typeof useShiftWeek> }) {
  const say = useWords(words)
  const mayPlan = useMay('shift.plan')
  return (
    <div className="page presence-first">
      <header>
        <h1>{say.emptyTitle}</h1>
        <p className="soft">{say.emptyLead}</p>
      </header>
      {mayPlan && (
        <section className="card">
          <UnitForm editor={editor} unit={null} />
        </section>
      )}
    </div>
  )
}
