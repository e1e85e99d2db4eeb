import { z } from 'zod'
import { problemsOf } from '../model/diagnostic-codes.ts'
import { messageEvents } from '../segment/message-condition.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  event: z.string().max(200),
  properties: z.record(z.string().max(200), z.json()).default({}).describe('Properties of the event, literally.'),
})

export type EmitEventConfig = z.output<typeof configSchema>

/** Names of events the product itself uses. */
const reserved = '$sendero.'
const ofMails: ReadonlySet<string> = new Set(Object.values(messageEvents))
const mostBytes = 16_000

export const emitEvent: PassingNode<'emitEvent', EmitEventConfig> = {
  kind: 'emitEvent',
  group: 'data',
  summary: 'Records an event of the person, as if they had done it: segments, waits and other journeys see it.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ event, properties }) => problemsOf(
    event.trim() === '' && { code: 'EVENT_NAME_EMPTY', params: {} },
    (event.startsWith(reserved) || ofMails.has(event)) && { code: 'EVENT_NAME_RESERVED', params: { event } },
    JSON.stringify(properties).length > mostBytes && { code: 'PROPERTIES_TOO_LARGE', params: { most: mostBytes } },
  ),
  enter: ({ nodeId, visit, config: { event, properties } }) => ({
    kind: 'leave', port: 'next', outcome: 'emitted', inputs: { event },
    commands: [{ kind: 'emitEvent', nodeId, visit, event, properties }],
  }),
}
