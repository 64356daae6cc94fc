import type { PlacedDisc } from '../map/discs.ts'
import { toneTokens } from '../map/legend-items.ts'
import { arrowPath } from '../map/move-arrow.ts'
import type { Drawn } from './drawn.ts'
import { paperColour } from './paper-colour.ts'

/** Where a disc stands on the paper, shifted as on the screen. */
export function spotOn({ project }: Drawn, { anchor, dx, dy }: PlacedDisc) {
  const { x, y } = project(anchor)
  return { x: x + dx, y: y + dy }
}

/** The ranked places with their numbers; the best ranked lies on top, as on the screen. */
export function DrawnDiscs({ drawn }: { readonly drawn: Drawn }) {
  return (
    <g fontSize={drawn.isQuiet ? 10 : 12} fontWeight={650} textAnchor="middle">
      {drawn.discs.toReversed().map((disc) => (
        <Disc key={disc.ranked.placeId} disc={disc} drawn={drawn} />
      ))}
    </g>
  )
}

const leaderFrom = 6

function Disc({ disc, drawn }: { readonly disc: PlacedDisc; readonly drawn: Drawn }) {
  const { ranked, step, tone, dx, dy } = disc
  const { x, y } = spotOn(drawn, disc)
  const { isQuiet } = drawn
  return (
    <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      {Math.hypot(dx, dy) > leaderFrom && <line x2={-dx} y2={-dy} stroke={paperColour('--ring')} />}
      {!isQuiet && (
        <circle r={disc.ring} fill="none" stroke={paperColour('--ring')} strokeWidth={1.2} strokeDasharray="3 4" />
      )}
      <circle
        r={disc.radius}
        fill={paperColour(isQuiet ? '--panel' : tone ? toneTokens[tone] : `--amount-${step}`)}
        stroke={paperColour(isQuiet ? '--ink' : '--map-halo')}
        strokeWidth={1.2}
      />
      <text dy={isQuiet ? 3.5 : 4.2} fill={paperColour(inkOn(disc, isQuiet))}>
        {ranked.rank}
      </text>
    </g>
  )
}

function inkOn({ tone, step }: PlacedDisc, isQuiet: boolean) {
  if (isQuiet) return '--ink'
  if (tone) return tone === 'unclear' ? '--panel' : '--on-accent'
  return step === 0 ? '--ink' : (`--on-amount-${step}` as const)
}

/** The dashed arrow of a move that the numbers suggest. */
export function DrawnMove({ drawn }: { readonly drawn: Drawn }) {
  const { discs, move } = drawn
  const at = (id: string | undefined) => {
    const disc = discs.find(({ ranked }) => ranked.placeId === id)
    return disc && { ...spotOn(drawn, disc), radius: disc.radius }
  }
  const [from, to] = [at(move?.from), at(move?.to)]
  const arrow = from && to ? arrowPath(from, to) : null
  if (!arrow) return null
  const head = 'url(#plate-move-head)'
  return (
    <>
      <ArrowHead id="plate-move-head" token="--more" />
      <path
        d={arrow.path}
        fill="none"
        stroke={paperColour('--more')}
        strokeWidth={2}
        strokeDasharray="7 5"
        {...(arrow.isForward ? { markerEnd: head } : { markerStart: head })}
      />
    </>
  )
}

export function ArrowHead({ id, token }: { readonly id: string; readonly token: `--${string}` }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="6"
      refY="4"
      markerWidth="7"
      markerHeight="7"
      orient="auto-start-reverse"
      fill={paperColour(token)}
    >
      <path d="M0 0l8 4-8 4z" />
    </marker>
  )
}
