import { z } from 'zod'
import { pageInput, pageOf } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { storableText } from '../customer-input.ts'
import { eventSchema, eventView } from '../event-view.ts'
import { listEvents as list } from '../list-events.ts'

export const listEvents = defineProcedure({
  id: 'event.list',
  kind: 'query',
  permission: 'events:read',
  summary: 'List events, newest first, of everybody or of one userId; a page may be short before the last one',
  input: z.strictObject({ ...pageInput, userId: storableText.optional(), event: storableText.optional() }),
  output: pageOf(eventSchema),
  rest: { method: 'GET', path: '/events', status: 200, tag: 'Events' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { rows, nextCursor } = await list(tx, { userId: input.userId ?? null, event: input.event ?? null, cursor: input.cursor, limit: input.limit })
    return { data: rows.map(eventView), nextCursor }
  }),
})
