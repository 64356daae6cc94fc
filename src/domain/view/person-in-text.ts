import { nameLikeness } from '../import/person-names.ts'

/**
 * Whether two or three words that stand beside each other in a short text are surely a person's name. In a whole text
 * a name cannot be told from a place; of its parts the sure ones can.
 */
export function namesPerson(text: string): boolean {
  const words = text.split(/[^\p{L}'’-]+/u).filter((word) => word !== '')
  return words.some((_, at) =>
    [2, 3].some((count) => {
      const part = words.slice(at, at + count)
      return part.length === count && nameLikeness(part.join(' ')) === 'yes'
    }),
  )
}
