import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { segmentHistory } from '../segment-history.ts'

export const getSegmentHistory = defineProcedure({
  id: 'segment.history',
  kind: 'query',
  permission: 'segments:read',
  summary: 'How many customers entered and left a segment on each of the last days, and its size then; days in the time zone of the workspace',
  input: z.strictObject({ id: z.string(), days: z.coerce.number().int().min(1).max(365).default(30) }),
  output: z.object({
    timeZone: z.string(),
    days: z.array(z.object({ day: z.string(), entered: z.number().int(), left: z.number().int(), size: z.number().int().nullable() })),
  }),
  rest: { method: 'GET', path: '/segments/:id/history', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, { id, days }) => segmentHistory(deps, workspaceId, { segmentId: fromPublicId('segment', id), days }),
})
