import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { StatePage, Waiting } from '../../ui/states.tsx'
import { ApiProblem } from '../api.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { PictureView } from './picture-view.tsx'
import { usePicture } from './use-picture.ts'

const FirstSteps = lazy(() => import('../help/first-steps.tsx').then((it) => ({ default: it.FirstSteps })))

/** Lägesbild: what happens, where, when; and each state the room can be in before there is something to show. */
export function PictureRoom() {
  const { messages } = useSpoken()
  const canRead = useMay('picture.read')
  const picture = usePicture()
  const { shown, whole, anyHour, everything, places } = picture
  const { states } = messages
  if (!canRead) return <StatePage title={states.forbidden} lead={states.forbiddenLead} />

  const failed = [shown, whole, anyHour, everything, places].find(({ isError, data }) => isError && data === undefined)
  if (failed) return <FailedPicture problem={failed.error} onRetry={() => void failed.refetch()} />
  if (!shown.data || !whole.data || !anyHour.data || !everything.data || !places.data)
    return <Waiting text={states.loading} />
  if (everything.data.totals.incidents === 0) return <EmptyPicture hasPlaces={places.data.places.length > 0} />
  return (
    <PictureView
      shown={shown.data}
      whole={whole.data}
      anyHour={anyHour.data}
      everything={everything.data}
      places={places.data}
      atPlace={picture.atPlace.data}
      isFetching={shown.isPlaceholderData}
    />
  )
}

function FailedPicture({ problem, onRetry }: { readonly problem: Error | null; readonly onRetry: () => void }) {
  const { messages } = useSpoken()
  const { states } = messages
  const code = problem instanceof ApiProblem ? problem.code : 'desk.error'
  return (
    <StatePage title={states.error} lead={states.errorLead} detail={states.code(code)} isAlert>
      <Button className="button-primary" onPress={onRetry}>
        {messages.tryAgain}
      </Button>
    </StatePage>
  )
}

/** What belongs here, and the one button that brings it. */
function EmptyPicture({ hasPlaces }: { readonly hasPlaces: boolean }) {
  const { messages } = useSpoken()
  const operation = useOperation()
  const canImport = useMay('import.create')
  const { states } = messages
  return (
    <StatePage title={states.empty} lead={canImport ? states.emptyLead : states.emptyNoRight}>
      {canImport && (
        <Link to="/operations/$operationId/import" params={{ operationId: operation.id }} className="button-primary">
          {states.emptyAction}
        </Link>
      )}
      <Suspense>
        <FirstSteps hasPlaces={hasPlaces} />
      </Suspense>
    </StatePage>
  )
}
