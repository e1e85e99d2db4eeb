import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { refreshSegment as refresh } from '../refresh-segment.ts'

export const refreshSegment = defineProcedure({
  id: 'segment.refresh',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Hold every customer against the rule again; tells who had to be added or removed',
  input: z.strictObject({ id: z.string() }),
  output: z.object({ added: z.number().int(), removed: z.number().int(), count: z.number().int() }),
  rest: { method: 'POST', path: '/segments/:id/refresh', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, { id }) => refresh(deps, workspaceId, { segmentId: fromPublicId('segment', id), cause: 'request' }),
})
