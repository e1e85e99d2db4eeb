import { z } from 'zod'
import { decodeCursor, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listSchema, listView } from '../list-view.ts'
import { listLists as list } from '../lists-repository.ts'

export const listLists = defineProcedure({
  id: 'list.list',
  kind: 'query',
  permission: 'segments:read',
  summary: 'List the lists of people by name; `q` searches the names',
  input: z.strictObject(searchInput),
  output: pageOf(listSchema),
  rest: { method: 'GET', path: '/lists', status: 200, tag: 'Lists' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const after = decodeCursor(input.cursor, 2)
    const rows = await list(tx, { limit: input.limit, q: input.q, after: after === null ? null : [String(after[0]), String(after[1])] })
    const uses = await deps.hooks.listUses(tx, rows.map(({ id }) => id))
    return toPage(rows, input.limit, { key: ({ name, id }) => [name, id], item: (each) => listView(each, uses) })
  }),
})
