import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listName, listSchema, listView } from '../list-view.ts'
import { createList as create } from '../save-list.ts'

export const createList = defineProcedure({
  id: 'list.create',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Create a list with nobody on it',
  input: z.strictObject({ name: listName }),
  output: listSchema,
  rest: { method: 'POST', path: '/lists', status: 201, tag: 'Lists' },
  run: ({ deps, workspaceId, actor }, { name }) => deps.db.withWorkspace(workspaceId, async (tx) => listView(await create(tx, { name, by: actorName(actor) }), [])),
})
