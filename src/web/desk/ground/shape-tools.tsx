import { Button } from 'react-aria-components'
import type { Pair } from '../../../domain/geo/geometry.ts'
import { useSpoken, useWords } from '../../ui/language.tsx'
import { coordinateText, parseCoordinates } from './coordinates.ts'
import { Field } from './fields.tsx'
import { words } from './ground-words.ts'
import type { Drawing, TaskControl } from './use-task.ts'

interface Props {
  /** Null: the shape has several parts and is not written. */
  readonly text: string | null
  readonly onText: (text: string) => void
  readonly shapes: readonly Drawing['shape'][]
  readonly control: TaskControl
}

/** A shape as numbers, and the ways to draw it instead: what is drawn is written here. */
export function ShapeTools({ text, onText, shapes, control }: Props) {
  const say = useWords(words)
  const { format } = useSpoken()
  const titles = { Polygon: say.drawArea, LineString: say.drawLine, Point: say.drawPoint }
  const parsed = parseCoordinates(text ?? '')
  return (
    <>
      {text === null ? (
        <p className="soft small">{say.coordinatesOnMap}</p>
      ) : (
        <Field label={say.coordinates} hint={say.coordinatesHint}>
          {(ids) => (
            <textarea
              {...ids}
              rows={4}
              spellCheck={false}
              value={text}
              onChange={(event) => onText(event.target.value)}
            />
          )}
        </Field>
      )}
      {'line' in parsed && <p className="react-aria-FieldError">{say.badLine(format.whole(parsed.line))}</p>}
      <div className="ground-tools">
        {shapes.map((shape) => (
          <Button
            key={shape}
            className="button-quiet"
            onPress={() => control.draw(shape, (pairs: readonly Pair[]) => onText(coordinateText(pairs)))}
          >
            {titles[shape]}
          </Button>
        ))}
      </div>
    </>
  )
}
