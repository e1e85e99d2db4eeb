import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { restoreSegment as restore } from '../save-segment.ts'
import { segmentSchema, segmentView } from '../segment-view.ts'

export const restoreSegment = defineProcedure({
  id: 'segment.restore',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Take a segment out of the archive; its members are computed anew',
  input: z.strictObject({ id: z.string() }),
  output: segmentSchema,
  rest: { method: 'POST', path: '/segments/:id/restore', status: 200, tag: 'Segments' },
  run: async ({ deps, workspaceId, actor }, { id }) => segmentView(await restore(deps, workspaceId, { id: fromPublicId('segment', id), by: actorName(actor) })),
})
