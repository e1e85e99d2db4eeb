import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import type { ProcedureContext } from '../../../procedures/procedure.ts'
import { fillList } from '../fill-list.ts'
import { findPasted } from '../find-pasted.ts'
import { requireList } from '../require-lists.ts'

const input = z.strictObject({
  id: z.string(),
  people: z.array(z.string().max(500)).min(1).max(10_000).describe('Our ids (cus_...), userIds or e-mail addresses'),
})

const output = z.object({
  changed: z.number().int(),
  /** Were on the list already, or were not on it. */
  unchanged: z.number().int(),
  unknownCount: z.number().int(),
  /** The first hundred that name nobody. */
  unknown: z.array(z.string()),
})

async function change({ deps, workspaceId, actor }: ProcedureContext, { id, people }: z.output<typeof input>, isOn: boolean): Promise<z.input<typeof output>> {
  const listId = fromPublicId('list', id)
  const { customerIds, unknown } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    await requireList(tx, listId)
    return findPasted(tx, people)
  })
  const changed = await fillList(deps, workspaceId, { listId, customerIds, isOn, by: actorName(actor) })
  return { changed, unchanged: customerIds.length - changed, unknownCount: unknown.length, unknown: unknown.slice(0, 100) }
}

export const addToList = defineProcedure({
  id: 'list.add',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Put people on a list; segments and journeys that look at it follow at once',
  input,
  output,
  rest: { method: 'POST', path: '/lists/:id/add', status: 200, tag: 'Lists' },
  run: (context, asked) => change(context, asked, true),
})

export const removeFromList = defineProcedure({
  id: 'list.remove',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Take people off a list; segments and journeys that look at it follow at once',
  input,
  output,
  rest: { method: 'POST', path: '/lists/:id/remove', status: 200, tag: 'Lists' },
  run: (context, asked) => change(context, asked, false),
})
