import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useWords } from '../../../ui/language.tsx'
import type { DeskSearch } from '../../search.ts'
import { words } from './harm-words.ts'
import './harm.css'

interface Props {
  /** Where the weights come from, in the operation's own words. */
  readonly source: string
  readonly by: DeskSearch['by']
  readonly onChange: (part: Pick<DeskSearch, 'by'>) => void
}

/** Whether an incident counts as one or as its harm, in list, map and table; with the source of the weights. */
export function HarmSwitch({ source, by, onChange }: Props) {
  const say = useWords(words)
  return (
    <div className="harm-switch">
      <ToggleButtonGroup
        aria-label={say.countBy}
        className="segmented"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[by ?? 'count']}
        onSelectionChange={(keys) => onChange({ by: keys.has('harm') ? 'harm' : undefined })}
      >
        <ToggleButton id="count">{say.count}</ToggleButton>
        <ToggleButton id="harm">{say.harm}</ToggleButton>
      </ToggleButtonGroup>
      {by && <p className="soft">{say.source(source)}</p>}
    </div>
  )
}
