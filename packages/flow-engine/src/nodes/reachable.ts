import { z } from 'zod'
import { channels } from '../model/channel.ts'
import { unreachableReason } from '../segment/consent.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({ channel: z.enum(channels).default('email') })

export type ReachableConfig = z.output<typeof configSchema>

export const reachable: PassingNode<'reachable', ReachableConfig> = {
  kind: 'reachable',
  group: 'decide',
  summary: 'Tells whether people can be reached over a channel: address, consent, suppression.',
  parks: false,
  configSchema,
  ports: () => ['yes', 'no'],
  needs: ({ channel }) => ({ ...noNeeds, channels: [channel] }),
  check: () => [],
  enter({ config, facts }) {
    const reason = unreachableReason({ reachable: config.channel }, facts)
    const port = reason === null ? 'yes' : 'no'
    return { kind: 'leave', port, outcome: reason === null ? 'branch' : 'unreachable', inputs: { channel: config.channel, ...(reason === null ? {} : { reason }) }, commands: [] }
  },
}
