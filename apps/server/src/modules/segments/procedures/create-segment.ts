import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { createSegment as create } from '../save-segment.ts'
import { segmentInput, segmentSchema, segmentView } from '../segment-view.ts'

export const createSegment = defineProcedure({
  id: 'segment.create',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Create a segment; its members are computed before the answer when that takes only seconds',
  input: z.strictObject(segmentInput),
  output: segmentSchema,
  rest: { method: 'POST', path: '/segments', status: 201, tag: 'Segments' },
  run: async ({ deps, workspaceId, actor }, input) => segmentView(await create(deps, workspaceId, { ...input, by: actorName(actor) })),
})
