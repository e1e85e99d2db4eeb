import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { segmentCount } from '../segment-count.ts'

export const countSegment = defineProcedure({
  id: 'segment.count',
  kind: 'query',
  permission: 'segments:read',
  summary: 'Count the members of a segment',
  input: z.strictObject({ id: z.string() }),
  output: z.object({ count: z.number().int(), total: z.number().int(), computedAt: z.string().nullable() }),
  rest: { method: 'GET', path: '/segments/:id/count', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { computedAt, ...counted } = await segmentCount(tx, fromPublicId('segment', id))
    return { ...counted, computedAt: computedAt === null ? null : instantText(computedAt) }
  }),
})
