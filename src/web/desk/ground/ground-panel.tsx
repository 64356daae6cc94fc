import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'
import { Glossed } from '../help/glossed.tsx'
import { AreaForm } from './area-form.tsx'
import { type Chosen, chosenArea, chosenPlace, chosenWalk } from './chosen.ts'
import { ConflictCard } from './conflict-card.tsx'
import { GroundFile } from './ground-file.tsx'
import { AreaList, PlaceList, WalkList } from './ground-lists.tsx'
import { words } from './ground-words.ts'
import { HistoryList } from './history-list.tsx'
import { PlaceForm } from './place-form.tsx'
import { SaveBar } from './save-bar.tsx'
import type { GroundEditor } from './use-ground.ts'
import type { TaskControl } from './use-task.ts'
import { WalkForm } from './walk-form.tsx'

const tabs = ['places', 'areas', 'walks', 'history'] as const
type Tab = (typeof tabs)[number]
const tabOf: Record<Chosen['of'], Tab> = { place: 'places', area: 'areas', walk: 'walks' }

export interface PanelProps {
  readonly editor: GroundEditor
  readonly chosen: Chosen | null
  readonly onChoose: (chosen: Chosen | null) => void
  readonly control: TaskControl
}

/** Lists, the form of what is chosen, and always how much is not saved. */
export function GroundPanel(props: PanelProps) {
  const { editor, chosen, onChoose } = props
  const say = useWords(words)
  const [listed, setListed] = useState<Tab>('places')
  const tab = chosen ? tabOf[chosen.of] : listed
  return (
    <aside className="panel ground-panel" aria-label={say.title}>
      <div className="panel-scroll">
        <header className="ground-head">
          <h2>{say.title}</h2>
          <p className="soft">
            <Glossed>{say.lead}</Glossed>
          </p>
        </header>
        {editor.conflict && <ConflictCard editor={editor} conflict={editor.conflict} />}
        <ToggleButtonGroup
          className="segmented"
          aria-label={say.lists}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[tab]}
          onSelectionChange={(keys) => {
            const next = tabs.find((each) => keys.has(each))
            if (!next) return
            onChoose(null)
            setListed(next)
          }}
        >
          {tabs.map((each) => (
            <ToggleButton key={each} id={each}>
              {say[each]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {tab === 'places' && <GroundFile editor={editor} />}
        <Listed
          {...props}
          tab={tab}
          onChoose={(next) => {
            setListed(tab)
            onChoose(next)
          }}
        />
      </div>
      <SaveBar editor={editor} />
    </aside>
  )
}

function Listed({ tab, ...props }: PanelProps & { readonly tab: Tab }) {
  const { editor, chosen, onChoose } = props
  if (!editor.ground) return null
  if (chosen) return <ChosenForm {...props} />
  if (tab === 'history') return <HistoryList editor={editor} />
  if (tab === 'areas') return <AreaList ground={editor.ground} onChoose={onChoose} />
  if (tab === 'walks') return <WalkList ground={editor.ground} onChoose={onChoose} />
  return <PlaceList ground={editor.ground} onChoose={onChoose} />
}

/** One form for each thing chosen; what is typed in it outlives what others do to that thing meanwhile. */
function ChosenForm(props: PanelProps) {
  const { chosen } = props
  const { ground } = props.editor
  if (!ground || !chosen) return null
  if (chosen.of === 'area') return <AreaForm key={chosen.id} {...props} area={chosenArea(ground, chosen)} />
  if (chosen.of === 'walk') return <WalkForm key={chosen.id} {...props} walk={chosenWalk(ground, chosen)} />
  return <PlaceForm key={chosen.id} {...props} place={chosenPlace(ground, chosen)} />
}
