import type { ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useSpoken } from '../../../ui/language.tsx'
import { Glossed } from '../../help/glossed.tsx'
import { DecideNotice } from './decide-notice.tsx'
import type { Attempt, Decide } from './use-decide.ts'

interface Props {
  readonly title: string
  readonly lead: string
  readonly submit: string
  readonly decision: Decide
  /** Null while something is left to choose. */
  readonly attempt: Attempt | null
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form over the page; what was chosen stays when the decision is refused. */
export function PointDialog({ title, lead, submit, decision, attempt, onClose, children }: Props) {
  const { messages } = useSpoken()
  const send = async () => {
    if (attempt && (await decision.decide(attempt))) onClose()
  }
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog className="dialog point-dialog">
          <Heading slot="title">{title}</Heading>
          <form
            className="form point-form"
            id="point-form"
            onSubmit={(event) => {
              event.preventDefault()
              void send()
            }}
          >
            <p className="soft">
              <Glossed>{lead}</Glossed>
            </p>
            {decision.refused && <DecideNotice decision={decision} />}
            {children}
          </form>
          <footer className="dialog-foot">
            <Button className="button-quiet" onPress={onClose}>
              {messages.cancel}
            </Button>
            <Button className="button-primary" type="submit" form="point-form" isDisabled={!attempt || decision.isBusy}>
              {submit}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
