import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { deleteList as remove } from '../save-list.ts'

export const deleteList = defineProcedure({
  id: 'list.delete',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Delete a list for good, the people on it stay; refused while a segment or a live or paused journey uses it',
  input: z.strictObject({ id: z.string() }),
  output: z.null(),
  rest: { method: 'DELETE', path: '/lists/:id', status: 204, tag: 'Lists' },
  async run({ deps, workspaceId, actor }, { id }) {
    await remove(deps, workspaceId, { id: fromPublicId('list', id), by: actorName(actor) })
    return null
  },
})
