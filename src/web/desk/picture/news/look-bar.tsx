import './look-bar.css'
import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components'
import type { NewsMessage } from '../../../../wire/news.ts'
import { FailedQuietly } from '../../../ui/failed-quietly.tsx'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { useOverlay } from '../../../ui/use-overlay.ts'
import { Walk } from '../../help/walk.tsx'
import { useMay, useOperation } from '../../shell/use-operation.ts'
import { words as viewWords } from '../views/views-words.ts'
import { words } from './news-words.ts'
import { useNews } from './use-news.ts'

const ViewsPopover = lazy(() => import('../views/views-popover.tsx').then((it) => ({ default: it.ViewsPopover })))
const NewsPopover = lazy(() => import('./news-popover.tsx').then((it) => ({ default: it.NewsPopover })))

/** Above the list: what is new since one's last look, and the views one has kept. */
export function LookBar() {
  const canKeep = useMay('view.keep')
  const canReadNews = useMay('news.read')
  return (
    <div className="look-bar">
      {canReadNews && <NewsLine />}
      {canKeep && <ViewsButton />}
      <Walk />
    </div>
  )
}

function ViewsButton() {
  const say = useWords(viewWords)
  const { isOpen, setOpen, trigger } = useOverlay()
  return (
    <>
      <Button
        ref={trigger}
        className="button-quiet look-views"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" className="icon" aria-hidden="true">
          <path d="M6 3.500h8v13l-4-3.200-4 3.200z" />
        </svg>
        {say.open}
      </Button>
      {isOpen && (
        <Suspense>
          <ViewsPopover isOpen={isOpen} setOpen={setOpen} trigger={trigger} />
        </Suspense>
      )}
    </>
  )
}

/** How many of each kind there are, those that there are. */
function countsOf({ incidents, proposed, decided, unresolved, imports }: NewsMessage) {
  const counts = [
    ['incidents', incidents.count],
    ['unresolved', unresolved.length],
    ['proposals', proposed.length],
    ['decisions', decided.length],
    ['imports', imports.length],
  ] as const
  return counts.filter(([, count]) => count > 0)
}

/** One quiet line; it opens the list when there is something in it. */
function NewsLine() {
  const say = useWords(words)
  const { format } = useSpoken()
  const operation = useOperation()
  const { news, isMissing, refetch, isBusy, failed, markSeen } = useNews()
  const { isOpen, setOpen, trigger } = useOverlay()
  if (isMissing)
    return (
      <div className="look-news small">
        <FailedQuietly text={say.missing} onRetry={refetch} />
      </div>
    )
  if (!news?.since) return <p className="look-news" />
  const since = format.moment(news.since, operation.timeZone)
  const counts = countsOf(news)
  if (counts.length === 0) return <p className="look-news soft small">{say.nothing(since)}</p>
  const text = format.list(counts.map(([kind, count]) => say[kind](count, format.whole(count))))
  return (
    <div className="look-news">
      <Button
        ref={trigger}
        className="look-open"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <small>{say.since(since)}</small>
        <span>{text}</span>
      </Button>
      {isOpen && (
        <Suspense>
          <NewsPopover
            isOpen={isOpen}
            setOpen={setOpen}
            trigger={trigger}
            news={news}
            since={since}
            isBusy={isBusy}
            onSeen={() => {
              setOpen(false)
              markSeen()
            }}
          />
        </Suspense>
      )}
      {failed && (
        <p className="small" role="alert">
          {say.failed}
        </p>
      )}
    </div>
  )
}
