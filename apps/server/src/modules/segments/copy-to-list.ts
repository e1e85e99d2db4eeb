import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { createList, fillList } from '../lists/index.ts'
import { requireSegment } from './save-segment.ts'
import { segmentMembers } from './segment-members.ts'

const mostPeople = 200_000
const peoplePerSlice = 10_000

interface Copy { readonly segmentId: string; readonly name: string; readonly by: string }

/** A new list of everybody who is in a segment now; who enters or leaves the segment later changes nothing on it. Throws NOT_FOUND, WRONG_STATE for a segment that is too large. */
export async function copyToList(deps: Deps, workspaceId: string, { segmentId, name, by }: Copy): Promise<{ readonly listId: string; readonly count: number }> {
  const list = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { memberCount } = await requireSegment(tx, segmentId)
    if (memberCount > mostPeople) throw new AppError('WRONG_STATE', `${memberCount} people are in the segment; a list can be made of at most ${mostPeople}. Use the segment itself, or a smaller one.`)
    return createList(tx, { name, by })
  })
  let count = 0
  for (let after = -1; ;) {
    const members = await deps.db.withWorkspace(workspaceId, (tx) => segmentMembers(tx, segmentId, { after, limit: peoplePerSlice }))
    const last = members.at(-1)
    if (last === undefined) return { listId: toPublicId('list', list.id), count }
    count += await fillList(deps, workspaceId, { listId: list.id, customerIds: members.map(({ customerId }) => customerId), isOn: true, by })
    after = last.number
  }
}
