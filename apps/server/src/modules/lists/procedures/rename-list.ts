import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listName, listSchema, listView } from '../list-view.ts'
import { renameList as rename } from '../save-list.ts'

export const renameList = defineProcedure({
  id: 'list.update',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Rename a list',
  input: z.strictObject({ id: z.string(), name: listName }),
  output: listSchema,
  rest: { method: 'PUT', path: '/lists/:id', status: 200, tag: 'Lists' },
  run: ({ deps, workspaceId, actor }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const id = fromPublicId('list', input.id)
    return listView(await rename(tx, { id, name: input.name, by: actorName(actor) }), await deps.hooks.listUses(tx, [id]))
  }),
})
