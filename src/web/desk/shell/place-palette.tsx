import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  TextField,
  useFilter,
} from 'react-aria-components'
import { useSpoken } from '../../ui/language.tsx'
import { placesQuery } from '../queries.ts'

interface Props {
  readonly operationId: string
  readonly onClose: () => void
}

/** A field and the places that answer to it; arrows choose, Enter opens the place in the picture. */
export function PlacePalette({ operationId, onClose }: Props) {
  const { messages } = useSpoken()
  const navigate = useNavigate()
  const { contains } = useFilter({ sensitivity: 'base' })
  const places = useQuery(placesQuery(operationId))
  const open = (place: string) => {
    onClose()
    void navigate({
      to: '/operations/$operationId/picture',
      params: { operationId },
      search: (now) => ({ ...now, place }),
    })
  }
  return (
    <ModalOverlay className="veil veil-top" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label={messages.shell.search}>
          <Autocomplete filter={contains}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus when it opens (ARIA practices) */}
            <TextField className="palette-field" aria-label={messages.shell.search} autoFocus>
              <Input placeholder={messages.shell.searchHint} />
            </TextField>
            <ListBox
              className="menu palette-list"
              aria-label={messages.shell.search}
              items={places.data?.places ?? []}
              onAction={(key) => open(String(key))}
              renderEmptyState={() => <p className="soft menu-empty">{messages.shell.noMatch}</p>}
            >
              {(place) => (
                <ListBoxItem
                  id={place.id}
                  textValue={`${place.name} ${messages.kinds[place.kind]}`}
                  className="menu-item palette-item"
                >
                  <span>{place.name}</span> <small className="soft">{messages.kinds[place.kind]}</small>
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
