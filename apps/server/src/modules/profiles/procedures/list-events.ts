import { z } from 'zod'
import { decodeNumberCursor, pageInput, pageOf } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { storableText } from '../customer-input.ts'
import { eventSchema, eventViews } from '../event-view.ts'
import { instantInput } from '../instant-input.ts'
import { listEvents as list } from '../list-events.ts'

export const listEvents = defineProcedure({
  id: 'event.list',
  kind: 'query',
  permission: 'events:read',
  summary: 'List events, newest first, of everybody or of one userId (or cus_...); a page may be short before the last one',
  input: z.strictObject({
    ...pageInput,
    userId: storableText.optional(),
    event: storableText.optional(),
    q: z.string().max(200).optional().describe('Text somewhere in the properties'),
    from: instantInput.optional().describe('When it happened, inclusive'),
    to: instantInput.optional().describe('Exclusive'),
    after: z.string().max(500).optional().describe('`cursor` of an event: only what arrived later'),
  }),
  output: pageOf(eventSchema),
  rest: { method: 'GET', path: '/events', status: 200, tag: 'Events' },
  run: ({ deps, workspaceId }, { userId, event, q, from, to, after, cursor, limit }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { rows, nextCursor } = await list(tx, {
      customer: userId ?? null, event: event ?? null, text: q?.trim() === '' ? null : q?.trim() ?? null, from: from ?? null, to: to ?? null, afterSeq: decodeNumberCursor(after), cursor, limit,
    })
    return { data: await eventViews(tx, rows), nextCursor }
  }),
})
