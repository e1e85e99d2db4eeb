import { z } from 'zod'
import { pageInput, pageOf } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerPathId } from '../customer-input.ts'
import { timelineOf } from '../timeline.ts'
import { timelineItem, timelineKinds } from '../timeline-item.ts'

export const customerTimeline = defineProcedure({
  id: 'customer.timeline',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Events, messages and node visits of a customer in one list, newest first; `kind` shows one of them only',
  input: z.strictObject({ ...pageInput, id: customerPathId, kind: z.enum(timelineKinds).optional() }),
  output: pageOf(timelineItem),
  rest: { method: 'GET', path: '/customers/:id/timeline', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId }, { id, kind, cursor, limit }) => timelineOf(deps, workspaceId, { idOrUserId: id, kind: kind ?? null, cursor, limit }),
})
