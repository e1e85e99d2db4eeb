import { z } from 'zod'
import { checkBranchIds } from './branch-ids.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'
import { checkPercents, shareAt } from './percent-shares.ts'
import { splitBucket } from '../model/split-bucket.ts'

const configSchema = z.strictObject({
  salt: z.string().max(64).default('').describe('Any short text of its own; part of the hash that decides the branch.'),
  branches: z.array(z.strictObject({
    id: z.string().max(64),
    name: z.string().max(200).optional(),
    percent: z.number().describe('0 to 100, at most two decimals; all branches together 100.'),
  })).max(100),
})

export type SplitPercentConfig = z.output<typeof configSchema>

export const splitPercent: PassingNode<'splitPercent', SplitPercentConfig> = {
  kind: 'splitPercent',
  group: 'decide',
  summary: 'Divides people by chance; the same person always takes the same branch.',
  parks: false,
  configSchema,
  ports: ({ branches }) => branches.map((branch) => branch.id),
  needs: () => noNeeds,
  check: ({ salt, branches }) => [
    ...checkBranchIds(branches.map((branch) => branch.id), []),
    ...checkPercents(branches),
    ...(salt === '' ? [{ code: 'SALT_MISSING', params: {} } as const] : []),
  ],
  enter({ nodeId, config, facts }) {
    const bucket = splitBucket(config.salt, nodeId, facts.customer.id)
    const branch = shareAt(config.branches, bucket)?.id ?? ''
    return { kind: 'leave', port: branch, outcome: 'branch', inputs: { bucket, branch }, commands: [] }
  },
}
