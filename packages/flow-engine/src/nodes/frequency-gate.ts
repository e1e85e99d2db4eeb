import { z } from 'zod'
import { channels } from '../model/channel.ts'
import { sendsKey } from '../model/facts.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'
import { checkWaitDuration } from './wait-duration.ts'

const configSchema = z.strictObject({
  channel: z.enum(channels).default('email'),
  most: z.number().int().min(1).max(1000).describe('Marketing messages a person may have got.'),
  within: z.string().max(100).describe('ISO 8601 duration before now, days of 24 hours.'),
})

export type FrequencyGateConfig = z.output<typeof configSchema>

export const frequencyGate: PassingNode<'frequencyGate', FrequencyGateConfig> = {
  kind: 'frequencyGate',
  group: 'decide',
  summary: 'Looks at how many messages people got lately, from all journeys; who got many goes another way.',
  parks: false,
  configSchema,
  ports: () => ['next', 'tooMany'],
  needs: ({ channel, within }) => ({ ...noNeeds, sends: [{ channel, within }] }),
  check: ({ within }) => checkWaitDuration('within', within),
  enter({ config, facts }) {
    const { channel, most, within } = config
    const sent = facts.sends?.get(sendsKey({ channel, within }))
    if (sent === undefined) throw new Error('The plan asks for sent messages, which were not loaded')
    const isTooMany = sent >= most
    return { kind: 'leave', port: isTooMany ? 'tooMany' : 'next', outcome: isTooMany ? 'tooMany' : 'branch', inputs: { channel, sent, most, within }, commands: [] }
  },
}
