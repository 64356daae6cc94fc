import { Button } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'
import { words } from './ground-words.ts'
import { cornersNeeded, type TaskControl } from './use-task.ts'

/** What to do on the map now, and the way out of it. */
export function DrawBar({ control }: { readonly control: TaskControl }) {
  const say = useWords(words)
  const { task } = control
  if (!task) return null
  if (task.name !== 'draw')
    return (
      <div className="draw-bar">
        <output>{task.name === 'corners' ? say.cornersHelp : say.moveHelp}</output>
        <Button className="button-quiet" onPress={control.cancel}>
          {say.finish}
        </Button>
      </div>
    )
  return (
    <div className="draw-bar">
      <output>{task.isSplit ? say.splitHelp : say.drawHelp[task.shape]}</output>
      {task.shape !== 'Point' && (
        <>
          <Button className="button-quiet" isDisabled={task.pairs.length === 0} onPress={() => control.stepBack(task)}>
            {say.stepBack}
          </Button>
          <Button
            className="button-quiet"
            isDisabled={task.pairs.length < cornersNeeded[task.shape]}
            onPress={() => control.finish(task)}
          >
            {say.finish}
          </Button>
        </>
      )}
      <Button className="button-quiet" onPress={control.cancel}>
        {say.cancel}
      </Button>
    </div>
  )
}
