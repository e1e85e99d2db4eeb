import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { requireSegment } from '../save-segment.ts'
import { segmentSchema, segmentView } from '../segment-view.ts'

export const getSegment = defineProcedure({
  id: 'segment.get',
  kind: 'query',
  permission: 'segments:read',
  summary: 'Get a segment',
  input: z.strictObject({ id: z.string() }),
  output: segmentSchema,
  rest: { method: 'GET', path: '/segments/:id', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => segmentView(await requireSegment(tx, fromPublicId('segment', id)))),
})
