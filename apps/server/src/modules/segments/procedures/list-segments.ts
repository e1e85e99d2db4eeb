import { z } from 'zod'
import { toPublicId } from '../../../db/public-id.ts'
import { decodeCursor, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listSegments as list } from '../segments-repository.ts'
import { segmentSchema, segmentView } from '../segment-view.ts'

const item = segmentSchema.extend({
  /** Live and paused journeys that look at it. */
  usedBy: z.array(z.object({ id: z.string(), name: z.string(), status: z.enum(['live', 'paused']) })),
})

export const listSegments = defineProcedure({
  id: 'segment.list',
  kind: 'query',
  permission: 'segments:read',
  summary: 'List segments by name, or those in the archive; `q` searches the names',
  input: z.strictObject({ ...searchInput, status: z.enum(['active', 'archived']).default('active') }),
  output: pageOf(item),
  rest: { method: 'GET', path: '/segments', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const after = decodeCursor(input.cursor, 2)
    const rows = await list(tx, { limit: input.limit, q: input.q, isArchived: input.status === 'archived', after: after === null ? null : [String(after[0]), String(after[1])] })
    const uses = await deps.hooks.segmentUses(tx, rows.map(({ id }) => id))
    return toPage(rows, input.limit, {
      key: ({ name, id }) => [name, id],
      item: (segment) => ({ ...segmentView(segment), usedBy: uses.filter(({ segmentId }) => segmentId === segment.id).map(({ journeyId, name, status }) => ({ id: toPublicId('journey', journeyId), name, status })) }),
    })
  }),
})
