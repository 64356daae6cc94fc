import type { LegendItem } from '../map/legend-items.ts'
import { LegendMark } from '../map/legend-mark.tsx'
import type { Drawn } from './drawn.ts'
import { MapDrawing } from './map-drawing.tsx'
import { paperColour } from './paper-colour.ts'
import type { PlateFacts } from './plate-facts.ts'
import { wrapped } from './wrapped.ts'

interface Props {
  readonly drawn: Drawn
  readonly legend: readonly LegendItem[]
  readonly facts: PlateFacts
  /** What the layer cannot show; null without one. */
  readonly caution: string | null
}

const margin = 20
const headHeight = 46
const rowHeight = 19
/** From the left of a legend's mark to its words. */
const markWidth = 38
const letters = 12
const smallLetters = 10.5
/** Mean width of a letter, in sizes of the letters. */
const letterWidth = 0.52

/** The map with all that it needs to stand alone: title, selection, legend, what it cannot show, origin and date. */
export function Plate({ drawn, legend, facts, caution }: Props) {
  const { width, height } = drawn
  const lineLength = Math.floor(width / (smallLetters * letterWidth))
  const longest = Math.max(0, ...legend.map(({ text }) => text.length))
  const columns = Math.max(1, Math.floor(width / (markWidth + longest * letters * letterWidth + margin)))
  const notes = [...(caution ? wrapped(caution, lineLength) : []), ...wrapped(facts.origin, lineLength)]
  const legendTop = headHeight + height + rowHeight
  const notesTop = legendTop + Math.ceil(legend.length / columns) * rowHeight + 6
  const whole = { width: width + 2 * margin, height: notesTop + notes.length * 15 + 2 * margin }
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${whole.width} ${whole.height}`}
      width={whole.width}
      height={whole.height}
      fontFamily="Inter Variable, Inter, system-ui, sans-serif"
    >
      <title>{facts.title}</title>
      <rect width={whole.width} height={whole.height} fill={paperColour('--panel')} />
      <g transform={`translate(${margin} ${margin})`}>
        <text y={12} fontSize={17} fontWeight={650} fill={paperColour('--ink')}>
          {facts.title}
        </text>
        <text y={31} fontSize={letters} fill={paperColour('--ink-soft')}>
          {facts.filter}
        </text>
        <g transform={`translate(0 ${headHeight})`}>
          <MapDrawing drawn={drawn} />
        </g>
        {legend.map(({ mark, text }, i) => {
          const x = (i % columns) * (width / columns)
          const y = legendTop + Math.floor(i / columns) * rowHeight
          return (
            <g key={text} transform={`translate(${x} ${y})`}>
              <g transform="translate(0 -11)">
                <LegendMark shape={mark} colour={paperColour} />
              </g>
              <text x={markWidth} fontSize={letters} fill={paperColour('--ink')}>
                {text}
              </text>
            </g>
          )
        })}
        {notes.map((line, i) => (
          <text key={line} y={notesTop + i * 15} fontSize={smallLetters} fill={paperColour('--ink-soft')}>
            {line}
          </text>
        ))}
      </g>
    </svg>
  )
}
