import type { PictureMessage } from '../../../../wire/picture.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { words as allWords } from './compare-words.ts'
import { bandOf } from './periods-of.ts'
import './period-bands.css'

interface Props {
  /** The weeks of the bar. */
  readonly weeks: PictureMessage['weeks']
  readonly compared: NonNullable<PictureMessage['compared']>
}

const percent = (share: number): string => `${share * 100}%`

/** The two periods that changes lie between, behind the weeks: one ruled, one dotted, each with its letter and name. */
export function PeriodBands({ weeks, compared }: Props) {
  const words = useWords(allWords)
  const { format } = useSpoken()
  return (['before', 'since'] as const).map((side) => {
    const period = compared[side]
    const band = bandOf(weeks, period)
    if (!band) return null
    const span = words.period(format.dayAndYear(period.from), format.dayAndYear(period.to), format.whole(period.weeks))
    return (
      <div
        key={side}
        className={`period-band period-${side}`}
        style={{ left: percent(band.from), width: percent(band.share) }}
        title={`${words[side]}: ${span}`}
      >
        <span aria-hidden="true">{words.letters[side]}</span>
        <span className="hidden">{`${words[side]}: ${span}`}</span>
      </div>
    )
  })
}
