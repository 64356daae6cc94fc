import type { GroundProblem } from '../../../domain/place/edit-problem.ts'
import { recordIn } from '../../../domain/place/ground.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { words } from './ground-words.ts'
import type { GroundEditor } from './use-ground.ts'

/** What is wrong and what to do, with the place by its name and the spot by its coordinates. */
export function useProblemWords(editor: GroundEditor): (problem: GroundProblem) => string {
  const say = useWords(words)
  const { format } = useSpoken()
  return (problem) => {
    const { ground } = editor
    const record = ground && recordIn(ground, problem.id)
    const at = 'at' in problem ? `${Math.round(problem.at[1])} N, ${Math.round(problem.at[0])} E` : ''
    const detail = 'kilometres' in problem ? format.whole(problem.kilometres) : at
    return say.problems[problem.code]((record && 'name' in record && record.name) || say.it, detail)
  }
}

/** The last refusal, where the form is. */
export function ProblemLine({ editor }: { readonly editor: GroundEditor }) {
  const tell = useProblemWords(editor)
  if (!editor.problem) return null
  return (
    <p className="notice notice-danger" role="alert">
      {tell(editor.problem)}
    </p>
  )
}
