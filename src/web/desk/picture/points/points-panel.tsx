import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { Waiting } from '../../../ui/states.tsx'
import { useMay, useOperation } from '../../shell/use-operation.ts'
import { useDeskSearch } from '../use-picture.ts'
import { CandidateList } from './candidate-list.tsx'
import { DecideNotice } from './decide-notice.tsx'
import { PointList } from './point-list.tsx'
import { PointPage } from './point-page.tsx'
import { candidatesQuery, usePoints } from './points-queries.ts'
import { words } from './points-words.ts'
import './points.css'
import { useDecide } from './use-decide.ts'

/** Points: what is proposed and what people confirmed; with a point in the address, that point's page. */
export function PointsPanel() {
  const say = useWords(words)
  const { messages } = useSpoken()
  const { search, change } = useDeskSearch()
  const operation = useOperation()
  const mayRead = useMay('point.read')
  const points = usePoints()
  const candidates = useQuery({ ...candidatesQuery(operation.id), enabled: mayRead })
  const decision = useDecide()
  if (!mayRead) return <p className="soft">{say.forbidden}</p>
  if (points.isError && !points.data) {
    return (
      <div className="notice notice-danger point-refused" role="alert">
        <p>{say.failed}</p>
        <Button className="button-quiet" onPress={() => void points.refetch()}>
          {messages.tryAgain}
        </Button>
      </div>
    )
  }
  if (!points.data) return <Waiting text={say.loading} />
  const chosen = points.data.points.find(({ id }) => id === search.point)
  const open = (pointId: string, placeId: string) => change({ point: pointId, place: placeId })
  return (
    <section className="points" aria-label={say.title}>
      <DecideNotice decision={decision} />
      {chosen ? (
        <PointPage
          point={chosen}
          all={points.data}
          decision={decision}
          onOpen={open}
          onBack={() => change({ point: undefined })}
        />
      ) : (
        <>
          <PointList all={points.data} decision={decision} onOpen={open} />
          <CandidateList candidates={candidates} decision={decision} />
        </>
      )}
    </section>
  )
}
