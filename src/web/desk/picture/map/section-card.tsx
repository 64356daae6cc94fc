import './section.css'
import { Button } from 'react-aria-components'
import type { RankedPlace } from '../../../../wire/picture.ts'
import { useSpoken } from '../../../ui/language.tsx'
import { amountClass, amountStep } from '../amount.ts'
import type { Section, SectionCell, SectionRow } from './building.ts'

interface Props {
  readonly section: Section
  readonly ranking: readonly RankedPlace[]
  readonly selected: string | undefined
  readonly onSelect: (placeId: string) => void
}

/** The building cut open: floors by stairwells, so that not everything seems to be on the ground. */
export function SectionCard({ section, ranking, selected, onSelect }: Props) {
  const { messages } = useSpoken()
  const largest = Math.max(0, ...ranking.map(({ rate }) => rate.value))
  return (
    <div className="section-card">
      <table>
        <caption>
          <strong>{section.building.name}</strong> <span className="soft">{messages.section.title}</span>
        </caption>
        <tbody>
          {section.rows.map((row) => (
            <tr key={row.floor} className={row.floor === 0 ? 'section-ground' : undefined}>
              <FloorName row={row} />
              {row.cells.map((cell, i) => (
                <td key={section.columns[i]}>
                  <CellButton cell={cell} largest={largest} selected={selected} onSelect={onSelect} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="col">
              <span className="hidden">{messages.section.plan}</span>
            </th>
            {section.columns.map((column) => (
              <th key={column} scope="col">
                {messages.section.door(column)}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function FloorName({ row: { floor, label } }: { readonly row: SectionRow }) {
  const { messages, format } = useSpoken()
  if (floor === null) return <th scope="row">{messages.section.unknownFloor}</th>
  const name = floor < 0 ? messages.section.below(format.whole(-floor)) : messages.section.floor(format.whole(floor))
  return (
    <th scope="row" title={label ?? undefined}>
      {name}
    </th>
  )
}

interface CellProps {
  readonly cell: SectionCell
  readonly largest: number
  readonly selected: string | undefined
  readonly onSelect: (placeId: string) => void
}

function CellButton({ cell: { place, ranked }, largest, selected, onSelect }: CellProps) {
  const { messages, format } = useSpoken()
  if (!place) return <span className="section-void" />
  const rate = ranked && ranked.count > 0 ? ranked.rate.value : 0
  if (rate === 0 && place.id !== selected) {
    return (
      <span className="section-cell amount-0">
        <span className="hidden">{messages.section.quiet}</span>
      </span>
    )
  }
  const said = messages.section.cell(place.name, format.rate(rate))
  return (
    <Button
      className={`section-cell ${amountClass(amountStep(rate, largest))}`}
      aria-label={said}
      aria-pressed={place.id === selected}
      onPress={() => onSelect(place.id)}
    >
      {rate > 0 ? format.rate(rate) : ''}
    </Button>
  )
}
