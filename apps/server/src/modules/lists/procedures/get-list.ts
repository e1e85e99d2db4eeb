import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listSchema, listView } from '../list-view.ts'
import { requireList } from '../require-lists.ts'

export const getList = defineProcedure({
  id: 'list.get',
  kind: 'query',
  permission: 'segments:read',
  summary: 'Get a list of people, and what uses it',
  input: z.strictObject({ id: z.string() }),
  output: listSchema,
  rest: { method: 'GET', path: '/lists/:id', status: 200, tag: 'Lists' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const id = fromPublicId('list', input.id)
    return listView(await requireList(tx, id), await deps.hooks.listUses(tx, [id]))
  }),
})
