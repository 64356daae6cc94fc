import type { Token } from '../layer/overlay.ts'
import type { LegendMarkShape } from './legend-items.ts'

interface Props {
  readonly shape: LegendMarkShape
  /** A token as a colour: by variable on the screen, by value on paper. */
  readonly colour: (token: Token) => string
}

const ramp: readonly Token[] = ['--amount-1', '--amount-2', '--amount-3', '--amount-4', '--amount-5']

/** The mark itself in a box of 30 × 14, in the middle of its height. */
export function LegendMark({ shape, colour }: Props) {
  switch (shape.kind) {
    case 'ramp':
      return ramp.map((token, i) => <rect key={token} x={i * 6} y={3} width={6} height={8} fill={colour(token)} />)
    case 'cell':
      return (
        <path
          d="M15 1l5.500 3v6l-5.500 3-5.500-3v-6z"
          fill={shape.fill ? colour(shape.fill) : 'none'}
          stroke={shape.line ? colour(shape.line) : 'none'}
          strokeWidth={1.6}
        />
      )
    case 'arrow':
      return (
        <g stroke={colour(shape.token)} fill={colour(shape.token)} strokeWidth={2}>
          <path d="M2 7h19" strokeDasharray={shape.isDashed ? '5 3' : undefined} />
          <path d="M21 3l7 4-7 4z" stroke="none" />
        </g>
      )
    case 'flag':
      return (
        <rect x={9.5} y={1.5} width={11} height={11} rx={3.5} fill={colour('--accent')} stroke={colour('--accent')} />
      )
    case 'dot':
      return <circle cx={15} cy={7} r={6} fill={colour(shape.token)} />
    case 'number':
      return <circle cx={15} cy={7} r={6} fill={colour('--panel')} stroke={colour('--ink')} strokeWidth={1.2} />
    case 'ring':
      return (
        <circle
          cx={15}
          cy={7}
          r={6}
          fill="none"
          stroke={colour('--ring')}
          strokeWidth={1.3}
          strokeDasharray="3 2.500"
        />
      )
  }
}
