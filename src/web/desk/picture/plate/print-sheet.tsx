import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { PictureMessage, RankedPlace } from '../../../../wire/picture.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { ChangeFigure } from '../change.tsx'
import { wordsOf } from '../sentence.tsx'
import { turnLight } from './paper-colour.ts'
import { Plate } from './plate.tsx'
import { words } from './plate-words.ts'
import type { PlateParts } from './use-plate.ts'
import './print-sheet.css'

/** As many places as fit on one A4 below the map. */
const listedCount = 8

/**
 * What the printer gets instead of the screen, whoever asked it to print: one A4 with sentence, map, legend, list and
 * origin. Made when printing begins and gone when it ends.
 */
export function PrintSheet({ parts }: { readonly parts: () => PlateParts | null }) {
  const [sheet, setSheet] = useState<PlateParts | null>(null)
  useEffect(() => {
    // The printer takes the page as it is when the event returns.
    let turnBack = () => {}
    const before = () => {
      flushSync(() => setSheet(parts()))
      turnBack = turnLight()
    }
    const after = () => {
      turnBack()
      setSheet(null)
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [parts])
  return sheet && createPortal(<Sheet {...sheet} />, document.body)
}

function Sheet({ picture, ...plate }: PlateParts) {
  const { messages, format } = useSpoken()
  return (
    <article className="print-sheet">
      <h1>{wordsOf(picture.sentence, messages, format)}</h1>
      <Together picture={picture} />
      <Plate {...plate} />
      <PrintedList ranking={picture.ranking.filter(({ count }) => count > 0).slice(0, listedCount)} />
    </article>
  )
}

function Together({ picture: { overallChange } }: { readonly picture: PictureMessage }) {
  const { messages, format } = useSpoken()
  if (!overallChange) return <p>{messages.callout.nothing}</p>
  const { value, low, high } = overallChange
  return <p>{messages.callout.overall(format.change(value), format.change(low), format.change(high))}</p>
}

function PrintedList({ ranking }: { readonly ranking: readonly RankedPlace[] }) {
  const { messages, format } = useSpoken()
  const say = useWords(words)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say.rank}</th>
          <th scope="col">{say.place}</th>
          <th scope="col">{say.rate}</th>
          <th scope="col">{say.change}</th>
        </tr>
      </thead>
      <tbody>
        {ranking.map(({ placeId, rank, name, rate, change }) => (
          <tr key={placeId}>
            <td>{rank}</td>
            <th scope="row">{name}</th>
            <td>
              {format.rate(rate.value)} ({messages.list.interval(format.rate(rate.low), format.rate(rate.high))})
            </td>
            <td>
              <ChangeFigure change={change} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
