import type { LayerMessage } from '../../../../wire/layer.ts'
import type { PlacesMessage } from '../../../../wire/places.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useFirst } from '../../../ui/use-first.tsx'
import { words } from './layer-words.ts'
import { useLayer } from './use-layer.ts'

/** Without a map there is no zoom: a block of houses. */
const tableMetres = 40
const firstCount = 12

/** The layer in words: the same cells, verdicts and bands as on the map, with its fixed line. */
export function LayerTable({ places }: { readonly places: PlacesMessage }) {
  const say = useWords(words)
  const { layer, message, query } = useLayer(tableMetres)
  if (!layer) return null
  if (!message) return <p className="soft">{query.isError ? say.failed : say.loading}</p>
  const { caution, name } = say.kinds[layer]
  return (
    <>
      <p>
        <b>{name}.</b> <span className="soft">{caution}</span>
      </p>
      {message.note && <p>{say.notes[message.note]}</p>}
      {layer === 'density' ? <BandTable message={message} /> : <CellTable message={message} places={places} />}
    </>
  )
}

function BandTable({ message }: { readonly message: LayerMessage }) {
  const say = useWords(words)
  const { format } = useSpoken()
  return (
    <table className="table">
      <caption>{say.tableCaption(say.kinds.density.name)}</caption>
      <thead>
        <tr>
          <th scope="col">{say.bandColumn}</th>
          <th scope="col">{say.areaColumn}</th>
        </tr>
      </thead>
      <tbody>
        {message.bands.map(({ share, perHectare, areaSquareMetres }) => (
          <tr key={share}>
            <th scope="row">{say.band(format.percent(share), format.rate(perHectare))}</th>
            <td>{format.rate(areaSquareMetres / 10_000)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Cell = LayerMessage['cells'][number]
const order = { hot: 0, cold: 1, neither: 2 }
const byWeight = (a: Cell, b: Cell) =>
  order[a.side ?? 'hot'] - order[b.side ?? 'hot'] || (a.p ?? 0) - (b.p ?? 0) || (b.count ?? 1) - (a.count ?? 1)

function CellTable({ message, places }: { readonly message: LayerMessage; readonly places: PlacesMessage }) {
  const say = useWords(words)
  const { format } = useSpoken()
  const { shown, toggle } = useFirst(message.cells.toSorted(byWeight), firstCount)
  const isJudged = message.kind === 'hot-spots'
  const told = (count: number | null) => (count === null ? say.few : format.whole(count))
  return (
    <>
      <table className="table">
        <caption>{say.tableCaption(say.kinds[message.kind].name)}</caption>
        <thead>
          <tr>
            <th scope="col">{say.near}</th>
            <th scope="col">{say.counted}</th>
            <th scope="col">{isJudged ? say.verdict : say.reachColumn}</th>
            {isJudged && <th scope="col">{say.pColumn}</th>}
          </tr>
        </thead>
        <tbody>
          {message.areas.map(({ name, count, radiusMetres }) => (
            <tr key={name}>
              <th scope="row">{say.onlyArea(name)}</th>
              <td>{told(count)}</td>
              <td>{format.whole(radiusMetres)}</td>
            </tr>
          ))}
          {shown.map(({ at, count, reachMetres, side, p }) => (
            <tr key={at.join()}>
              <th scope="row">{nearestName(at, places)}</th>
              <td>{told(count)}</td>
              <td>{side ? say[side] : reachMetres === null ? '–' : format.whole(reachMetres)}</td>
              {isJudged && <td>{p === null ? '–' : smallShare(p, format.locale)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {toggle}
    </>
  )
}

/** A cell has no name; the place whose middle is nearest tells where it is. */
function nearestName([x, y]: Cell['at'], { places }: PlacesMessage): string {
  const squeeze = Math.cos((y * Math.PI) / 180)
  const away = ([longitude, latitude]: readonly [number, number]) => Math.hypot((longitude - x) * squeeze, latitude - y)
  let nearest = { name: '–', metres: Number.POSITIVE_INFINITY }
  for (const { anchor, name } of places)
    if (anchor && away(anchor) < nearest.metres) nearest = { name, metres: away(anchor) }
  return nearest.name
}

const smallShare = (p: number, locale: string) =>
  p < 0.001 ? `< ${(0.001).toLocaleString(locale)}` : p.toLocaleString(locale, { maximumFractionDigits: 3 })
