import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { PictureMessage } from '../../../wire/picture.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { addressOf } from '../api.ts'
import { Glossed } from '../help/glossed.tsx'
import { Term } from '../help/term.tsx'
import { filterOfSearch } from '../search.ts'
import { useMay, useOperation } from '../shell/use-operation.ts'
import { useDeskSearch } from './use-picture.ts'
import type { Figure } from './why.tsx'
import { WhyParameters } from './why-parameters.tsx'
import { words } from './why-words.ts'

/** The method's page in the documentation. */
const pages: Record<Figure, string> = {
  rate: 'point-ranking',
  harm: 'point-ranking',
  inTop: 'point-ranking',
  change: 'rate-change',
  counted: 'point-ranking',
  peak: 'aoristic',
  rhythm: 'aoristic',
  completeness: 'completeness',
}

interface Props {
  readonly picture: PictureMessage
  /** The figure asked about, whose method is told first. */
  readonly of: Figure | undefined
  readonly onClose: () => void
}

export function WhyDialog({ picture, of, onClose }: Props) {
  const { messages } = useSpoken()
  const say = useWords(words)
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{messages.why.title}</Heading>
          <ScrollRegion label={messages.why.title}>
            {of && (
              <p>
                <b>{say[of].name}</b> {say[of].how}{' '}
                <span className="soft">
                  {say.page} <code>docs/methods/{pages[of]}.md</code>
                </span>
              </p>
            )}
            <WhyList picture={picture} />
          </ScrollRegion>
          <footer className="dialog-foot">
            <ExportLink />
            <Button className="button-primary" onPress={onClose}>
              {messages.close}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function WhyList({ picture: { provenance, totals, pooledKinds } }: { readonly picture: PictureMessage }) {
  const { messages, format } = useSpoken()
  const say = messages.why
  const { whole } = format
  const { harmSource } = provenance.parameters
  const rows = say.rowsDetail(
    whole(totals.atPlaces),
    whole(totals.withoutPlace),
    whole(totals.atAreaLevel),
    whole(totals.discovered),
  )
  return (
    <dl className="facts">
      <dt>{say.method}</dt>
      <dd>
        <Glossed>{say.methods[provenance.method] ?? provenance.method}</Glossed>
        {typeof harmSource === 'string' && <p className="soft">{say.harm(harmSource)}</p>}
        {pooledKinds && <p className="soft">{say.pooled}</p>}
      </dd>
      <dt>{say.rows}</dt>
      <dd>
        {whole(provenance.rowCount)}{' '}
        <span className="soft">
          <Glossed>{rows}</Glossed>
        </span>
      </dd>
      <dt>
        <Term of="delay">{say.cutOff}</Term>
      </dt>
      <dd>{format.moment(provenance.cutOff, provenance.timeZone)}</dd>
      <dt>{say.parameters}</dt>
      <dd>
        <WhyParameters provenance={provenance} />
      </dd>
      <dt>{say.timeZone}</dt>
      <dd>{provenance.timeZone}</dd>
      <dt>{say.version}</dt>
      <dd>
        {provenance.method} {provenance.version}
      </dd>
      <dt>{say.fingerprint}</dt>
      <dd>
        <code>{provenance.inputHash.slice(0, 16)}…</code>
      </dd>
    </dl>
  )
}

function ExportLink() {
  const { messages } = useSpoken()
  const operation = useOperation()
  const { search } = useDeskSearch()
  const rows = new URLSearchParams({ ...filterOfSearch(search) })
  if (!useMay('export.create')) return <span />
  return (
    <a
      className="button-quiet"
      href={`${addressOf('exportIncidents', { operationId: operation.id })}?${rows}`}
      download
    >
      {messages.why.export}
    </a>
  )
}
