import { useSpoken, useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { words } from './presence-words.ts'
import { useCoverage } from './use-shifts.ts'
import { addDays, dateOf, timeOf } from './wall.ts'
import { WeekPager } from './week-head.tsx'

interface Props {
  readonly operationId: string
  readonly week: string | undefined
  readonly onWeek: (monday: string | undefined) => void
}

/** What those who do not plan see: hours that were covered, from the start of each shift. */
export function CoverageWeek({ operationId, week, onWeek }: Props) {
  const say = useWords(words)
  const { messages, format } = useSpoken()
  const coverage = useCoverage(operationId, week)
  if (coverage.isError) return <StatePage title={messages.states.error} lead={say.failed} isAlert />
  if (!coverage.data) return <Waiting text={messages.states.loading} />
  const { startsOn, hours, now } = coverage.data
  const days = Array.from({ length: 7 }, (_, at) => addDays(startsOn, at))
  return (
    <div className="page">
      <header>
        <h1>{say.coverage}</h1>
        <p className="soft">{say.coverageLead}</p>
      </header>
      <section className="card">
        <WeekPager startsOn={startsOn} now={now} onWeek={onWeek} />
        <ScrollRegion label={say.coverage}>
          <table className="coverage-table">
            <thead>
              <tr>
                <th scope="col">
                  <span className="hidden">{say.date}</span>
                </th>
                {Array.from({ length: 24 }, (_, hour) => (
                  <th key={hour} scope="col">
                    {format.hour(hour)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day, at) => (
                <tr key={day}>
                  <th scope="row">
                    {format.weekday(at + 1, 'short')} {format.day(day)}
                  </th>
                  {Array.from({ length: 24 }, (_, hour) => {
                    // On the night with 25 hours one of them comes twice; covered once is covered.
                    const isCovered = hours.some(
                      ({ from, isCovered: is }) =>
                        is && dateOf(from) === day && timeOf(from) === `${format.hour(hour)}:00`,
                    )
                    return (
                      <td key={hour} data-covered={isCovered || undefined}>
                        <span aria-hidden="true">{isCovered ? '●' : ''}</span>
                        <span className="hidden">{isCovered ? say.covered : say.notCovered}</span>
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </section>
    </div>
  )
}
