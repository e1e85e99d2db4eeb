import { z } from 'zod'
import { problemsOf } from '../model/diagnostic-codes.ts'
import { basisPoints, isPercent } from '../model/percent.ts'
import { splitBucket } from '../model/split-bucket.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  salt: z.string().max(64).default('').describe('Any short text of its own; part of the hash that decides.'),
  percent: z.number().min(0).max(100).describe('How many go the way heldOut, at most two decimals.'),
})

export type HoldoutConfig = z.output<typeof configSchema>

export const holdout: PassingNode<'holdout', HoldoutConfig> = {
  kind: 'holdout',
  group: 'decide',
  summary: 'Keeps a share of people out of what follows, to see what it brings; the same person is always kept out.',
  parks: false,
  configSchema,
  ports: () => ['next', 'heldOut'],
  needs: () => noNeeds,
  check: ({ salt, percent }) => problemsOf(
    salt === '' && { code: 'SALT_MISSING', params: {} },
    !isPercent(percent) && { code: 'PERCENT_INVALID', params: { branchId: 'heldOut', percent } },
  ),
  enter({ nodeId, config, facts }) {
    const bucket = splitBucket(config.salt, nodeId, facts.customer.id)
    const port = bucket < basisPoints(config.percent) ? 'heldOut' : 'next'
    return { kind: 'leave', port, outcome: port === 'heldOut' ? 'heldOut' : 'branch', inputs: { bucket, percent: config.percent }, commands: [] }
  },
}
