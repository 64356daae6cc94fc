import type { PixelPoint } from '../map/discs.ts'

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A name that wants to stand by a spot. */
export interface NameWish {
  readonly text: string
  readonly at: PixelPoint
  /** Radius of the disc that it stands beside; null: it stands in the middle of its spot. */
  readonly beside: number | null
  readonly size: number
}

export interface PlacedName extends NameWish {
  /** Middle of the text's left edge. */
  readonly x: number
  readonly y: number
}

/** Mean width of a letter and height of a line, in sizes of the letters. */
const letterWidth = 0.56
const lineHeight = 1.25
const gap = 4

const meets = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/**
 * Gives each name the first free side of its spot, in the order given; a name that finds none is left out. Paper has no
 * map library to do it.
 * @param taken where no name may stand, such as the discs
 */
export function placeNames(wishes: readonly NameWish[], taken: readonly Box[], paper: Box): readonly PlacedName[] {
  const used = [...taken]
  return wishes.flatMap((wish) => {
    const width = wish.text.length * wish.size * letterWidth
    const height = wish.size * lineHeight
    const free = spotsOf(wish, width, height)
      .map((spot) => ({ spot, box: boxAt(spot, width, height) }))
      .find(({ box }) => isInside(box, paper) && !used.some((other) => meets(box, other)))
    if (!free) return []
    used.push(free.box)
    return [{ ...wish, ...free.spot }]
  })
}

function spotsOf({ at, beside }: NameWish, width: number, height: number): readonly PixelPoint[] {
  if (beside === null) return [{ x: at.x - width / 2, y: at.y }]
  const away = beside + gap
  return [
    { x: at.x + away, y: at.y },
    { x: at.x - away - width, y: at.y },
    { x: at.x - width / 2, y: at.y - away - height / 2 },
    { x: at.x - width / 2, y: at.y + away + height / 2 },
  ]
}

const boxAt = ({ x, y }: PixelPoint, width: number, height: number): Box => ({
  left: x,
  top: y - height / 2,
  right: x + width,
  bottom: y + height / 2,
})

const isInside = (box: Box, paper: Box) =>
  box.left >= paper.left && box.right <= paper.right && box.top >= paper.top && box.bottom <= paper.bottom
