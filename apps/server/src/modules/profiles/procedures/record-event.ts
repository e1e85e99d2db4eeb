import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { appendEvents, parseTimestamp } from '../../events/index.ts'
import { storableText, userIdInput } from '../customer-input.ts'
import { jsonObject } from '../json-object.ts'

const timestamp = z.string().max(60).transform((text, context) => {
  const at = parseTimestamp(text)
  if (at !== null) return at
  context.addIssue({ code: 'custom', message: 'must be an RFC 3339 instant such as 2026-01-31T09:30:00.000Z' })
  return z.NEVER
})

export const recordEvent = defineProcedure({
  id: 'event.record',
  kind: 'mutation',
  permission: 'events:write',
  summary: 'Record an event of a customer, who is created when unknown; the same messageId again changes nothing',
  input: z.strictObject({ userId: userIdInput, event: storableText, properties: jsonObject.default({}), timestamp: timestamp.optional(), messageId: storableText.optional() }),
  output: z.object({ messageId: z.string(), isDuplicate: z.boolean() }),
  rest: { method: 'POST', path: '/events', status: 202, tag: 'Events' },
  async run({ deps, workspaceId }, { userId, event, properties, timestamp: occurredAt, messageId = randomUUID() }) {
    const { duplicates } = await appendEvents(deps, workspaceId, [{
      type: 'track', event, userId, anonymousId: null, previousId: null, messageId, occurredAt: occurredAt ?? null, properties, context: null, source: 'api',
    }])
    return { messageId, isDuplicate: duplicates > 0 }
  },
})
