import { Button } from 'react-aria-components'
import type { Ground } from '../../../domain/place/ground.ts'
import { useWords } from '../../ui/language.tsx'
import { words } from './ground-words.ts'
import { useSpokenField } from './use-spoken-field.ts'
import type { Typing } from './use-typed.ts'

interface Props<T extends object> {
  readonly typing: Typing<T>
  readonly ground: Ground | null
  /** What the form was opened on is gone; what stands in it can be added as new. */
  readonly isGone: boolean
}

/** What somebody else did to the record while one was typing, beside what was typed. */
export function MetNotice<T extends object>({ typing, ground, isGone }: Props<T>) {
  const say = useWords(words)
  const { titleOf, valueOf } = useSpokenField(ground)
  if (isGone)
    return (
      <p className="notice" role="alert">
        {say.goneMeanwhile}
      </p>
    )
  if (typing.met.length === 0) return null
  return (
    <section className="met notice" role="alert" aria-label={say.metTitle}>
      <h4>{say.metTitle}</h4>
      <p>{say.metLead}</p>
      {typing.met.map((field) => {
        const [name, mine, theirs] = [
          titleOf(String(field)),
          valueOf(String(field), typing.values[field]),
          valueOf(String(field), typing.base[field]),
        ]
        return (
          <dl key={String(field)}>
            <dt>{name}</dt>
            <dd>
              <span>
                <small>{say.typedByYou}</small> {mine}
              </span>
              <Button
                className="button-quiet"
                aria-label={`${say.keepTyped}: ${name}`}
                onPress={() => typing.choose(field, false)}
              >
                {say.keepTyped}
              </Button>
            </dd>
            <dd>
              <span>
                <small>{say.standsNow}</small> {theirs}
              </span>
              <Button
                className="button-quiet"
                aria-label={`${say.takeTheirs}: ${name}`}
                onPress={() => typing.choose(field, true)}
              >
                {say.takeTheirs}
              </Button>
            </dd>
          </dl>
        )
      })}
    </section>
  )
}
