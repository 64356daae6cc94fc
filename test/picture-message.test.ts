import { describe, expectTypeOf, it } from 'vitest'
import type { Picture } from '../src/domain/picture/picture.ts'
import type { PictureMessage } from '../src/wire/picture.ts'

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T

describe('the picture and its message', () => {
  // Checked by the compiler (`npm run types`): a field added on one side only does not compile.
  it('have the same shape', () => {
    expectTypeOf<Picture>().toExtend<DeepReadonly<PictureMessage>>()
    expectTypeOf<DeepReadonly<PictureMessage>>().toExtend<Picture>()
  })
})
