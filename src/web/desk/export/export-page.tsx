import { Glossed } from '../help/glossed.tsx'
import './export.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { RouteName } from '../../../wire/routes.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { StatePage } from '../../ui/states.tsx'
import { addressOf } from '../api.ts'
import { placesQuery } from '../queries.ts'
import type { DeskSearch } from '../search.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { words } from './export-words.ts'

type Words = (typeof words)['sv']
type FileWord = 'xlsx' | 'csv' | 'bare' | 'geojson'

const filterKeys = ['groups', 'sources', 'from', 'to', 'place'] as const

/** The picture's filter as the address holds it, in the export's query. */
const filterOf = (search: DeskSearch): [string, string][] =>
  filterKeys.flatMap((key) => (search[key] === undefined ? [] : [[key, search[key]] as [string, string]]))

/** Files to take away, through the filter that the picture has. */
export function ExportPage() {
  const say = useWords(words)
  const { messages } = useSpoken()
  const search = useSearch({ from: '/operations/$operationId' })
  const canExport = useMay('export.create')
  if (!canExport) return <StatePage title={say.title} lead={messages.states.forbiddenLead} />
  return (
    <div className="page">
      <header>
        <h1>{say.title}</h1>
        <p className="soft">
          <Glossed>{say.lead}</Glossed>
        </p>
      </header>
      <Selection say={say} search={search} />
      <FileCard title={say.incidents} lead={say.incidentsLead} search={search} files={incidentFiles} />
      <FileCard title={say.ranking} lead={say.rankingLead} search={search} files={rankingFiles} />
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
  readonly search: DeskSearch
  readonly files: Files
}

function FileCard({ title, lead, search, files }: CardProps) {
  const say = useWords(words)
  const { id: operationId } = useOperation()
  const address = (word: FileWord, route: RouteName) => {
    const query = new URLSearchParams([...filterOf(search), ...(word === 'bare' ? [['bare', 'true']] : [])])
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

/** What the files will be of, in words; the place by its name. */
function Selection({ say, search }: { readonly say: Words; readonly search: DeskSearch }) {
  const { messages, format } = useSpoken()
  const operation = useOperation()
  const places = useQuery({ ...placesQuery(operation.id), enabled: search.place !== undefined })
  const chosen = filterOf(search)
  const placeName = places.data?.places.find(({ id }) => id === search.place)?.name ?? say.chosenPlace
  const valueOf = (key: string, value: string) => {
    if (key === 'from' || key === 'to') return format.dayAndYear(value)
    if (key === 'place') return placeName
    const names: Readonly<Record<string, string>> = { ...messages.groups, ...messages.sources }
    return format.list(value.split(',').map((word) => names[word] ?? word))
  }
  return (
    <section className="card">
      <h2>{say.filter}</h2>
      {chosen.length === 0 ? (
        <p>{say.all}</p>
      ) : (
        <dl className="export-filter">
          {chosen.map(([key, value]) => (
            <div key={key}>
              <dt>{say[key as (typeof filterKeys)[number]]}</dt>
              <dd>{valueOf(key, value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <Link to="/operations/$operationId/picture" params={{ operationId: operation.id }} className="button-quiet">
          {say.open}
        </Link>
      </p>
    </section>
  )
}
