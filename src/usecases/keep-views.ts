import type { Role } from '../domain/access/policy.ts'
import { type OperationId, type StaffId, uuidV7, type ViewId } from '../domain/ids.ts'
import { done, type Result, refuse } from '../domain/result.ts'
import type { EpochMs } from '../domain/time/interval.ts'
import {
  mayChangeView,
  maySeeView,
  mostViews,
  parseViewName,
  type SavedView,
  type ViewProblem,
  type ViewSearch,
} from '../domain/view/view.ts'
import { organisationOf } from './organisation-of.ts'
import type { Clock, Randomness, Store, StoreTx } from './ports.ts'

interface Parts {
  readonly store: Store
  readonly clock: Clock
  readonly randomness: Randomness
}
interface Asker {
  readonly operation: OperationId
  readonly by: StaffId
  readonly role: Role
}
/** Somebody else changed it meanwhile: both versions are told. */
type Stale = { readonly code: 'view.changed' }
type Kept = Result<readonly SavedView[], ViewProblem | Stale>

/** One's own views and those that are shared, oldest first. */
export const listViews = (store: Store, { operation, by }: Omit<Asker, 'role'>): Promise<readonly SavedView[]> =>
  store.read((tx) => viewsFor(tx, operation, by))

const viewsFor = async (tx: StoreTx, operation: OperationId, by: StaffId): Promise<readonly SavedView[]> =>
  (await tx.views.list(operation)).filter((view) => maySeeView(by, view))

/** Keeps what somebody looks at under a name; gives all views as she sees them then. */
export const saveView = (
  { store, clock, randomness }: Parts,
  { operation, by, role }: Asker,
  wanted: { readonly name: string; readonly search: ViewSearch; readonly isShared: boolean },
): Promise<Kept> =>
  store.transact(async (tx): Promise<Kept> => {
    const name = parseViewName(wanted.name)
    if (!name.ok) return name
    await tx.views.lock(operation)
    const own = (await tx.views.list(operation)).filter(({ owner }) => owner === by)
    if (own.length >= mostViews) return refuse({ code: 'view.too-many' })
    const at = clock.now()
    const id = uuidV7<ViewId>(at, randomness.bytes(10))
    const organisation = await organisationOf(tx, operation)
    await tx.views.add(operation, {
      ...wanted,
      id,
      name: name.value,
      owner: by,
      by: { role, organisation },
      changedAt: at,
    })
    await tx.audit.record({ operation, at, staff: by, action: 'view.keep', subject: `${id} saved` })
    return done(await viewsFor(tx, operation, by))
  })

/** @param seen when the view had last been changed, as the one who renames it was told */
export const renameView = (
  { store, clock }: Parts,
  asker: Asker,
  { id, name, seen }: { readonly id: ViewId; readonly name: string; readonly seen: EpochMs },
): Promise<Kept> =>
  changeOne({ store, clock }, asker, id, async (tx, view, at): Promise<Result<string, ViewProblem | Stale>> => {
    if (view.changedAt !== seen) return refuse({ code: 'view.changed' })
    const parsed = parseViewName(name)
    if (!parsed.ok) return parsed
    // Two changes within a millisecond must be told apart too.
    await tx.views.change(asker.operation, id, { name: parsed.value, changedAt: Math.max(at, view.changedAt + 1) })
    return done('renamed')
  })

/** Takes a view away; the desk can save the same again. */
export const removeView = ({ store, clock }: Parts, asker: Asker, id: ViewId): Promise<Kept> =>
  changeOne({ store, clock }, asker, id, async (tx) => {
    await tx.views.remove(asker.operation, id)
    return done('removed')
  })

const changeOne = (
  { store, clock }: Omit<Parts, 'randomness'>,
  { operation, by, role }: Asker,
  id: ViewId,
  change: (tx: StoreTx, view: SavedView, at: EpochMs) => Promise<Result<string, ViewProblem | Stale>>,
): Promise<Kept> =>
  store.transact(async (tx): Promise<Kept> => {
    await tx.views.lock(operation)
    const view = (await viewsFor(tx, operation, by)).find((each) => each.id === id)
    if (!view) return refuse({ code: 'view.not-found' })
    if (!mayChangeView(by, role, view)) return refuse({ code: 'view.not-yours' })
    const at = clock.now()
    const changed = await change(tx, view, at)
    if (!changed.ok) return changed
    await tx.audit.record({ operation, at, staff: by, action: 'view.keep', subject: `${id} ${changed.value}` })
    return done(await viewsFor(tx, operation, by))
  })
