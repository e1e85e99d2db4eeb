import type { Deps } from '../../deps.ts'
import { newId, toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { takeRevision } from '../customers/index.ts'
import { writeListMoves } from '../outbox/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { membersAfter } from './list-members-repository.ts'
import { countLists, deleteList as remove, insertList, lockList, renameList as rename } from './lists-repository.ts'
import type { List } from './lists-repository.ts'
import { requireList } from './require-lists.ts'

const mostLists = 500
const peoplePerSlice = 20_000

/** A new list with nobody on it. Throws WRONG_STATE when there are too many. */
export async function createList(tx: Tx, { name, by }: { readonly name: string; readonly by: string }): Promise<List> {
  if (await countLists(tx) >= mostLists) throw new AppError('WRONG_STATE', `A workspace has at most ${mostLists} lists. Delete one that is not used any more.`)
  const id = newId()
  const { now } = await loadWorkspace(tx)
  await insertList(tx, { id, name, now })
  await recordAudit(tx, { actor: by, action: 'list.create', target: toPublicId('list', id), data: { name } })
  return requireList(tx, id)
}

/** Throws NOT_FOUND. */
export async function renameList(tx: Tx, { id, name, by }: { readonly id: string; readonly name: string; readonly by: string }): Promise<List> {
  await requireList(tx, id)
  const { now } = await loadWorkspace(tx)
  await rename(tx, { id, name, now })
  await recordAudit(tx, { actor: by, action: 'list.rename', target: toPublicId('list', id), data: { name } })
  return requireList(tx, id)
}

/** Deletes a list for good; the people stay. Refused with CONFLICT while a segment or a live or paused journey uses it. */
export async function deleteList(deps: Deps, workspaceId: string, { id, by }: { readonly id: string; readonly by: string }): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    await lockList(tx, id)
    const { name } = await requireList(tx, id)
    const uses = await deps.hooks.listUses(tx, [id])
    if (uses.length > 0) {
      const usedBy = uses.map((use) => ({ kind: use.kind, id: toPublicId(use.kind, use.id), name: use.name }))
      throw new AppError('CONFLICT', `The list is used by ${usedBy.map((use) => `the ${use.kind} "${use.name}"`).join(', ')}. Take it out there first.`, { data: { usedBy } })
    }
    await forget(deps, tx, id)
    await remove(tx, id)
    await recordAudit(tx, { actor: by, action: 'list.delete', target: toPublicId('list', id), data: { name } })
  })
}

/** Tells analytics that nobody is on the list. */
async function forget(deps: Deps, tx: Tx, id: string): Promise<void> {
  const revision = await takeRevision(tx)
  for (let after = -1; ;) {
    const members = await membersAfter(tx, id, { after, limit: peoplePerSlice })
    const last = members.at(-1)
    if (last === undefined) return
    await writeListMoves(deps, tx, { revision, moves: [{ listId: toPublicId('list', id), isOn: false, numbers: members.map(({ number }) => number) }] })
    after = last.number
  }
}
