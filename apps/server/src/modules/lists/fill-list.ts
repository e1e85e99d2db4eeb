import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { changeMembers } from './change-members.ts'
import { requireList } from './require-lists.ts'

const peoplePerSlice = 1_000

interface Filling {
  readonly listId: string
  readonly customerIds: readonly string[]
  /** On the list afterwards, or off it. */
  readonly isOn: boolean
  readonly by: string
}

/** Puts people on a list or takes them off, in slices; segments and journeys that look at it follow at once. Returns how many it changed something for. Throws NOT_FOUND. */
export async function fillList(deps: Deps, workspaceId: string, { listId, customerIds, isOn, by }: Filling): Promise<number> {
  let changed = 0
  for (let start = 0; start < customerIds.length || start === 0; start += peoplePerSlice) {
    const slice = customerIds.slice(start, start + peoplePerSlice)
    changed += await deps.db.withWorkspace(workspaceId, async (tx) => {
      await requireList(tx, listId)
      const { now } = await loadWorkspace(tx)
      let moved = 0
      await deps.hooks.changeMemberships(deps, tx, { now, change: async () => {
        const people = await changeMembers(deps, tx, { changes: slice.map((customerId) => ({ listId, customerId, isOn })), now })
        moved = people.length
        return people
      } })
      if (moved > 0) await recordAudit(tx, { actor: by, action: isOn ? 'list.add' : 'list.remove', target: toPublicId('list', listId), data: { people: moved } })
      return moved
    })
  }
  return changed
}
