import './export.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { RouteName } from '../../../wire/routes.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { StatePage } from '../../ui/states.tsx'
import { addressOf } from '../api.ts'
import { Glossed } from '../help/glossed.tsx'
import { words as filterWordsOfBoth } from '../picture/filter-words.ts'
import { placesQuery } from '../queries.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { type ExportChoice, exportChoice, incidentQuery, rankingQuery } from './export-query.ts'
import { words } from './export-words.ts'
import { choiceInWords } from './told-choice.ts'

type FileWord = 'xlsx' | 'csv' | 'bare' | 'geojson'

/** Files to take away, through the filter that the picture has. */
export function ExportPage() {
  const say = useWords(words)
  const { messages } = useSpoken()
  const search = useSearch({ from: '/operations/$operationId' })
  const canExport = useMay('export.create')
  const [onlyPlace, setOnlyPlace] = useState(false)
  const choice = exportChoice(search, onlyPlace)
  if (!canExport) return <StatePage title={say.title} lead={messages.states.forbiddenLead} />
  return (
    <div className="page">
      <header>
        <h1>{say.title}</h1>
        <p className="soft">
          <Glossed>{say.lead}</Glossed>
        </p>
      </header>
      <Selection choice={choice} place={search.place} onlyPlace={onlyPlace} setOnlyPlace={setOnlyPlace} />
      <FileCard title={say.incidents} lead={say.incidentsLead} query={incidentQuery(choice)} files={incidentFiles} />
      <FileCard title={say.ranking} lead={say.rankingLead} query={rankingQuery(choice)} files={rankingFiles} />
      <p className="notice notice-quiet">{say.secrecy}</p>
    </div>
  )
}

type Files = readonly (readonly [word: FileWord, route: RouteName])[]

const incidentFiles: Files = [
  ['xlsx', 'exportIncidentsXlsx'],
  ['csv', 'exportIncidents'],
  ['bare', 'exportIncidents'],
  ['geojson', 'exportIncidentsGeoJson'],
]
const rankingFiles: Files = [
  ['xlsx', 'exportRankingXlsx'],
  ['csv', 'exportRanking'],
  ['bare', 'exportRanking'],
]

interface CardProps {
  readonly title: string
  readonly lead: string
  readonly query: Readonly<Record<string, string>>
  readonly files: Files
}

function FileCard({ title, lead, query: chosen, files }: CardProps) {
  const say = useWords(words)
  const { id: operationId } = useOperation()
  const address = (word: FileWord, route: RouteName) => {
    const query = new URLSearchParams({ ...chosen, ...(word === 'bare' && { bare: 'true' }) })
    return `${addressOf(route, { operationId })}${query.size > 0 ? `?${query}` : ''}`
  }
  return (
    <section className="card">
      <h2>{title}</h2>
      <p className="soft">
        <Glossed>{lead}</Glossed>
      </p>
      <ul className="export-files">
        {files.map(([word, route]) => (
          <li key={word}>
            <a className="export-file" href={address(word, route)} download>
              <strong>{say[word]}</strong>
              <span className="soft small">{say[`${word}Why`]}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface SelectionProps {
  readonly choice: ExportChoice
  /** The chosen place of the address, whether or not it narrows the export. */
  readonly place: string | undefined
  readonly onlyPlace: boolean
  readonly setOnlyPlace: (only: boolean) => void
}

/** What the files will be of, in words, and the one question that the address does not answer. */
function Selection({ choice, place, onlyPlace, setOnlyPlace }: SelectionProps) {
  const say = useWords(words)
  const filterWords = useWords(filterWordsOfBoth)
  const { messages, format } = useSpoken()
  const operation = useOperation()
  const { data: ground } = useQuery(placesQuery(operation.id))
  const parts = choiceInWords(choice, { say, filterWords, messages, format, ground })
  const placeName = ground?.places.find(({ id }) => id === place)?.name ?? say.chosenPlace
  return (
    <section className="card">
      <h2>{say.filter}</h2>
      {parts.length === 0 ? (
        <p>{say.all}</p>
      ) : (
        <dl className="export-filter">
          {parts.map(({ key, title, value }) => (
            <div key={key}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {place && (
        <label className="export-place">
          <input type="checkbox" checked={onlyPlace} onChange={({ target }) => setOnlyPlace(target.checked)} />
          {say.onlyPlace(placeName)}
        </label>
      )}
      <p>
        <Link to="/operations/$operationId/picture" params={{ operationId: operation.id }} className="button-quiet">
          {say.open}
        </Link>
      </p>
    </section>
  )
}
