import { z } from 'zod'
import type { Problem } from '../model/diagnostic-codes.ts'
import { checkBranchIds } from './branch-ids.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'
import { splitBucket } from './split-bucket.ts'

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
    const branch = branchAt(config.branches, bucket)
    return { kind: 'leave', port: branch, outcome: 'branch', inputs: { bucket, branch }, commands: [] }
  },
}

function branchAt(branches: SplitPercentConfig['branches'], bucket: number): string {
  let upTo = 0
  for (const branch of branches) {
    upTo += basisPoints(branch.percent)
    if (bucket < upTo) return branch.id
  }
  // Unreachable in a compiled plan, whose percents add up to 100.
  return branches.at(-1)?.id ?? ''
}

function checkPercents(branches: SplitPercentConfig['branches']): Problem[] {
  if (branches.length === 0) return []
  const invalid = branches.filter(({ percent }) => percent < 0 || percent > 100 || Math.abs(percent * 100 - basisPoints(percent)) > 1e-6)
  if (invalid.length > 0) return invalid.map(({ id, percent }) => ({ code: 'PERCENT_INVALID', params: { branchId: id, percent } }))
  const total = branches.reduce((sum, { percent }) => sum + basisPoints(percent), 0)
  return total === 10_000 ? [] : [{ code: 'PERCENTS_NOT_100', params: { total: total / 100 } }]
}

// Whole basis points, because 33.3 + 33.3 + 33.4 is not 100 in binary fractions.
function basisPoints(percent: number): number {
  return Math.round(percent * 100)
}
