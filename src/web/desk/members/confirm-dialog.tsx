import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'

interface Props {
  readonly title: string
  /** What will happen, and that there is no way back. */
  readonly lead: string
  readonly submit: string
  readonly onSubmit: () => void
  readonly onClose: () => void
}

/** Asked before what cannot be undone; leaving it in any other way than by its button changes nothing. */
export function ConfirmDialog({ title, lead, submit, onSubmit, onClose }: Props) {
  const { messages } = useSpoken()
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">{title}</Heading>
          <p>{lead}</p>
          <footer className="dialog-foot">
            <Button className="button-quiet" onPress={onClose}>
              {messages.cancel}
            </Button>
            <Button
              className="button-primary"
              onPress={() => {
                onClose()
                onSubmit()
              }}
            >
              {submit}
            </Button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
