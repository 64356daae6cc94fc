import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** Over all of the desk, and over whatever dialog was open in it. */
export function SignInOver() {
  const { messages } = useSpoken()
  return (
    <ModalOverlay className="sign-in-over" isOpen isKeyboardDismissDisabled>
      <Modal>
        <Dialog aria-label={messages.signIn.title}>
          <SignInPage expired />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
