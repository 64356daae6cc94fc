import { expect, test } from 'vitest'
import { describePicture } from '../usecases/describe-picture.ts'
import { demoPictureInput } from './picture-fixture.ts'

test('the picture of the demo tells the story of the town: moved, and no success to speak of', () => {
  const picture = describePicture(demoPictureInput())
  const idOf = (name: string) => picture.ranking.find((place) => place.name === name)?.placeId
  expect(picture.sentence).toEqual({
    code: 'picture.moved',
    down: 'Torget, norra sidan',
    downId: idOf('Torget, norra sidan'),
    up: 'Tallbacken 14 B',
    upId: idOf('Tallbacken 14 B'),
  })
  expect(picture.ranking[0]).toMatchObject({ name: 'Torget, norra sidan', rawRank: 1 })
  const stairwell = picture.ranking.find(({ name }) => name === 'Tallbacken 14 B')
  expect(stairwell?.rank).toBeLessThanOrEqual(10)
  expect(stairwell?.rank).toBeLessThan(stairwell?.rawRank ?? 0)
  expect(stairwell?.change?.low).toBeGreaterThan(0)
  expect(picture.overallChange?.low).toBeLessThan(0)
  expect(picture.overallChange?.high).toBeGreaterThan(0)
  // Eight whole weeks since the start, of which the last is not yet complete.
  expect(picture.weeks.filter(({ sinceStart }) => sinceStart)).toHaveLength(8)
  expect(picture.weeks.at(-1)?.completeness).toBeLessThan(0.9)
  expect(picture.weeks.at(-2)?.completeness).toBeGreaterThan(0.9)
  // The comparison area is no part of the ranking.
  expect(picture.ranking.filter(({ name }) => /Hassel/.test(name))).toEqual([])
})
