import type { RankedPlace } from '../../../wire/picture.ts'
import { useWords } from '../../ui/language.tsx'
import { type DeskSearch, mapShows } from '../search.ts'
import { words as allWords } from './filter-words.ts'
import { showable } from './shown-as.ts'
import './show.css'

interface Props {
  readonly ranking: readonly RankedPlace[]
  readonly search: DeskSearch
  readonly onChange: (part: Partial<DeskSearch>) => void
}

/** Which amount the map shows: what is expected now, harm, either period, or the change between them. */
export function ShowMenu({ ranking, search, onChange }: Props) {
  const words = useWords(allWords)
  const choices = showable(ranking, mapShows)
  if (choices.length === 0) return null
  return (
    <label className="show-menu">
      {words.show}
      <select
        value={search.show ?? 'now'}
        onChange={({ target }) => onChange({ show: mapShows.find((show) => show === target.value) })}
      >
        {(['now', ...choices] as const).map((show) => (
          <option key={show} value={show}>
            {words.shows[show]}
          </option>
        ))}
      </select>
    </label>
  )
}
