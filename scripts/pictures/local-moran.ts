import { callMethod } from '../../src/methods/call-method.ts'
import { localMoran } from '../../src/methods/local-moran.ts'
import { squareMap } from './gi-star.ts'
import { ink, type Picture } from './picture.ts'

const colours: Readonly<Record<string, string>> = {
  'high-high': ink.more,
  'low-low': ink.fewer,
  'high-low': ink.text,
  'low-high': ink.text,
}

export const pictures: readonly Picture[] = [
  {
    name: 'local-moran',
    alt: 'Map of 8 by 10 squares with their counts: seven high-high squares in the busy corner, two low-low in the park, and one high-low outlier.',
    draw: () => {
      const called = callMethod('local-moran', localMoran.example)
      if (!called.ok) throw new Error(called.problem.code)
      const { quadrant, clear } = called.value.result as { quadrant: readonly string[]; clear: readonly boolean[] }
      return squareMap((square) => {
        const word = quadrant[square] ?? 'none'
        return clear[square] ? { word, colour: colours[word] ?? ink.quiet } : null
      })
    },
  },
]
