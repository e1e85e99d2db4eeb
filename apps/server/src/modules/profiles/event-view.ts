import { z } from 'zod'
import { instantText } from '../../procedures/paging.ts'
import type { ListedEvent } from '../events/index.ts'
import { storedJson } from './json-object.ts'

export const eventSchema = z.object({
  event: z.string(),
  userId: z.string().nullable(),
  anonymousId: z.string().nullable(),
  properties: storedJson,
  timestamp: z.string(),
  receivedAt: z.string(),
  messageId: z.string(),
  source: z.enum(['sdk', 'api', 'import', 'sendero']),
})

export const eventView = ({ name, userId, anonymousId, properties, occurredAt, receivedAt, messageId, source }: ListedEvent): z.infer<typeof eventSchema> =>
  ({ event: name, userId, anonymousId, properties, timestamp: instantText(occurredAt), receivedAt: instantText(receivedAt), messageId, source })
