import type { PictureMessage } from '../../../../wire/picture.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Glossed } from '../../help/glossed.tsx'
import { isIncomplete } from '../weeks.ts'
import { words } from './points-words.ts'
import type { SourceLine } from './source-table.tsx'

interface Props {
  readonly lines: readonly SourceLine[]
  readonly weeks: PictureMessage['weeks']
  /** Weeks with which the point has moved. */
  readonly moves: readonly number[]
}

/** Bars on one scale for all sources, so that they can be compared; the start of the operation as a dashed line, a move as a whole one. */
export function SourceBars({ lines, weeks, moves }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const top = Math.max(1, ...lines.flatMap(({ weekly }) => weekly))
  const start = weeks.findIndex(({ sinceStart }) => sinceStart)
  const sum = (weekly: readonly number[]) => weekly.reduce((total, count) => total + count, 0)
  return (
    <>
      {moves.length > 0 && <p className="small soft">{say.movedLine}</p>}
      <dl className="source-lines">
        {lines.map(({ key, name, weekly }) => (
          <div key={key} className={`source-line source-${key}`}>
            <dt>
              <Glossed>{name}</Glossed>
              {key === 'discovered' && <small> – {say.discoveredWhy}</small>}
            </dt>
            <dd>
              <svg viewBox={`0 0 ${weekly.length * 10} 40`} preserveAspectRatio="none" aria-hidden="true">
                {weekly.map((count, i) => {
                  const week = weeks[i]
                  const height = (count / top) * 38
                  return (
                    <rect
                      key={week?.startsOn}
                      className={week && isIncomplete(week) ? 'source-incomplete' : undefined}
                      x={i * 10 + 1}
                      width={8}
                      y={40 - height}
                      height={height}
                    />
                  )
                })}
                {start > 0 && <line x1={start * 10} x2={start * 10} y1={0} y2={40} />}
                {moves.map((week) => (
                  <line key={week} className="source-moved" x1={week * 10} x2={week * 10} y1={0} y2={40} />
                ))}
              </svg>
              <span>{say.total(format.whole(sum(weekly)), format.whole(weekly.length))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
