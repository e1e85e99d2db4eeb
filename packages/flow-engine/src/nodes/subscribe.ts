import { z } from 'zod'
import { channels } from '../model/channel.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  channel: z.enum(channels).default('email'),
  to: z.enum(['subscribed', 'unsubscribed']).describe('A journey never overrules somebody who has unsubscribed.'),
})

export type SubscribeConfig = z.output<typeof configSchema>

export const subscribe: PassingNode<'subscribe', SubscribeConfig> = {
  kind: 'subscribe',
  group: 'data',
  summary: 'Subscribes people to a channel or unsubscribes them; who has unsubscribed themselves stays so.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: () => [],
  enter: ({ nodeId, visit, config: { channel, to } }) => ({
    kind: 'leave', port: 'next', outcome: 'updated', inputs: { channel, subscription: to },
    commands: [{ kind: 'changeSubscription', nodeId, visit, channel, status: to }],
  }),
}
