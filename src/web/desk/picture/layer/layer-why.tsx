import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { LayerMessage } from '../../../../wire/layer.ts'
import { useSpoken, useWords } from '../../../ui/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Glossed } from '../../help/glossed.tsx'
import { Term } from '../../help/term.tsx'
import { valueWords } from '../why-parameters.tsx'
import { words } from './layer-words.ts'

interface Props {
  readonly message: LayerMessage
  readonly onClose: () => void
}

/** Method, parameters, rows and checksum of a layer, so that it can be defended and run again. */
export function LayerWhy({ message, onClose }: Props) {
  const { messages } = useSpoken()
  const say = useWords(words)
  const title = say.kinds[message.kind].name
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title">{title}</Heading>
          <ScrollRegion label={title}>
            <Facts message={message} />
          </ScrollRegion>
          <footer className="dialog-foot">
            <span />
            <Button className="button-primary" onPress={onClose}>
              {messages.close}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Facts({ message: { kind, provenance } }: Pick<Props, 'message'>) {
  const { messages, format } = useSpoken()
  const say = useWords(words)
  const { why } = messages
  return (
    <dl className="facts">
      <dt>{why.method}</dt>
      <dd>
        {say.methods[provenance.method] ?? provenance.method}
        <p className="soft">
          <Glossed>{say.kinds[kind].caution}</Glossed>
        </p>
      </dd>
      <dt>{why.rows}</dt>
      <dd>{format.whole(provenance.rowCount)}</dd>
      <dt>
        <Term of="delay">{why.cutOff}</Term>
      </dt>
      <dd>{format.moment(provenance.cutOff, provenance.timeZone)}</dd>
      <dt>{why.parameters}</dt>
      <dd>
        <ul className="parameters">
          {Object.entries(provenance.parameters)
            .filter(([, value]) => value !== null)
            .map(([name, value]) => (
              <li key={name}>
                {say.parameterNames[name] ?? why.parameterNames[name] ?? name}{' '}
                <b>{valueWords(value, messages, format)}</b>
              </li>
            ))}
        </ul>
      </dd>
      <dt>{why.version}</dt>
      <dd>
        {provenance.method} {provenance.version}
      </dd>
      <dt>{why.fingerprint}</dt>
      <dd>
        <code>{provenance.inputHash.slice(0, 16)}…</code>
      </dd>
    </dl>
  )
}
