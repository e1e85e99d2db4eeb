import { z } from 'zod'
import { decodeCursor, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listSegments as list } from '../segments-repository.ts'
import { segmentSchema, segmentView } from '../segment-view.ts'

export const listSegments = defineProcedure({
  id: 'segment.list',
  kind: 'query',
  permission: 'segments:read',
  summary: 'List segments by name, or those in the archive; `q` searches the names',
  input: z.strictObject({ ...searchInput, status: z.enum(['active', 'archived']).default('active') }),
  output: pageOf(segmentSchema),
  rest: { method: 'GET', path: '/segments', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const after = decodeCursor(input.cursor, 2)
    const rows = await list(tx, { limit: input.limit, q: input.q, isArchived: input.status === 'archived', after: after === null ? null : [String(after[0]), String(after[1])] })
    return toPage(rows, input.limit, { key: ({ name, id }) => [name, id], item: segmentView })
  }),
})
