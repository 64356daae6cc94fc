import type { PictureMessage } from '../../../wire/picture.ts'
import { useSpoken } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { useFirst } from '../../ui/use-first.tsx'
import { Why } from './why.tsx'

/** Half a year. */
const firstCount = 26

/** The weeks in words, the newest first. */
export function WeekTable({ picture }: { readonly picture: PictureMessage }) {
  const { messages, format } = useSpoken()
  const { time } = messages
  const { shown, toggle } = useFirst(picture.weeks.toReversed(), firstCount)
  return (
    <ScrollRegion label={time.caption}>
      <table className="table">
        <caption className="hidden">{time.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{time.title}</th>
            <th scope="col">{time.count}</th>
            <th scope="col">{time.discovered}</th>
            <th scope="col">{time.complete}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((week) => (
            <tr key={week.startsOn}>
              <th scope="row">{time.weekOf(String(week.isoWeek), format.dayAndYear(week.startsOn))}</th>
              <td>{format.whole(week.count)}</td>
              <td>{format.whole(week.discovered)}</td>
              <td>
                <Why picture={picture} of="completeness">
                  {format.percent(week.completeness)}
                </Why>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {toggle}
    </ScrollRegion>
  )
}
