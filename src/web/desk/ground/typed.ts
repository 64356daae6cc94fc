import { isSameRecord } from '../../../domain/place/ground.ts'

/** What stands in a form: the record it was opened on, what has been typed since, and where somebody else came between. */
export interface Typed<T extends object> {
  /** The record as it is now, as the form writes it. */
  readonly base: T
  readonly values: T
  /** Fields that were typed in and then changed elsewhere to something else; `base` holds the other version. */
  readonly met: readonly (keyof T)[]
}

export const untouched = <T extends object>(base: T): Typed<T> => ({ base, values: base, met: [] })

/**
 * The same form on a record that has changed: what was typed stays, the rest becomes as the record now is, and a field
 * that both have changed is named in `met` until they are alike or somebody has chosen.
 */
export function rebased<T extends object>({ base, values, met }: Typed<T>, now: T): Typed<T> {
  const names = Object.keys(now) as (keyof T)[]
  const stays = names.filter(
    (name) => !isSameRecord(values[name], base[name]) && !isSameRecord(values[name], now[name]),
  )
  return {
    base: now,
    values: { ...now, ...Object.fromEntries(stays.map((name) => [name, values[name]])) },
    met: stays.filter((name) => met.includes(name) || !isSameRecord(base[name], now[name])),
  }
}

/** One of the fields that both have changed, decided. */
export const chosenFor = <T extends object>(typed: Typed<T>, name: keyof T, isTheirs: boolean): Typed<T> => ({
  ...typed,
  values: isTheirs ? { ...typed.values, [name]: typed.base[name] } : typed.values,
  met: typed.met.filter((each) => each !== name),
})
