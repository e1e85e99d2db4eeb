import { z } from 'zod'
import type { Problem } from '../model/diagnostic-codes.ts'
import type { JsonObject } from '../model/json.ts'
import { splitBucket } from '../model/split-bucket.ts'
import { checkBranchIds } from './branch-ids.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'
import { checkPercents, shareAt } from './percent-shares.ts'
import { checkWaitDuration } from './wait-duration.ts'

const configSchema = z.strictObject({
  salt: z.string().max(64).default('').describe('Any short text of its own; part of the hash that decides the variant. Another salt begins the experiment anew.'),
  variants: z.array(z.strictObject({ id: z.string().max(64), name: z.string().max(200).optional(), percent: z.number() })).max(20),
  metric: z.enum(['opened', 'clicked', 'converted']).default('converted').describe('What decides: distinct runs that opened or clicked a mail sent after the experiment, or reached a goal.'),
  minimumSample: z.number().int().min(1).max(10_000_000).default(500).describe('Runs every variant must have before one can win.'),
  confidence: z.number().min(50).max(99.99).default(95).describe('Percent: how sure it must be that the best variant beats each of the others.'),
  deadline: z.string().max(100).default('P14D').describe('ISO 8601 duration from publishing on: then the fallback stands.'),
  fallback: z.string().max(64).default('').describe('Variant that everybody takes when no variant has won by the deadline; empty: the best so far.'),
})

export type ExperimentConfig = z.output<typeof configSchema>

export const experiment: PassingNode<'experiment', ExperimentConfig> = {
  kind: 'experiment',
  group: 'decide',
  summary: 'Tries variants against each other and sends everybody down the winner once there is one.',
  parks: false,
  configSchema,
  ports: ({ variants }) => variants.map((variant) => variant.id),
  needs: (_, nodeId) => ({ ...noNeeds, experiments: [nodeId] }),
  check: checkConfig,
  enter({ nodeId, config, facts }) {
    if (facts.winners === undefined) throw new Error('The plan asks for decided experiments, which were not loaded')
    const won = facts.winners.get(nodeId)
    const winner = config.variants.find((variant) => variant.id === won)
    const bucket = splitBucket(config.salt, nodeId, facts.customer.id)
    const variant = winner ?? shareAt(config.variants, bucket)
    if (variant === null) throw new Error('A plan holds an experiment without variants')
    const inputs: JsonObject = { branch: variant.id, ...(variant.name === undefined ? {} : { name: variant.name }), ...(winner === undefined ? { bucket } : { isWinner: true }) }
    return { kind: 'leave', port: variant.id, outcome: 'branch', inputs, commands: [] }
  },
}

function checkConfig({ salt, variants, deadline, fallback }: ExperimentConfig): Problem[] {
  const ids = variants.map((variant) => variant.id)
  return [
    ...checkBranchIds(ids, []), ...checkPercents(variants),
    ...(variants.length === 1 ? [{ code: 'ONE_VARIANT', params: {} } as const] : []),
    ...(salt === '' ? [{ code: 'SALT_MISSING', params: {} } as const] : []),
    ...checkWaitDuration('deadline', deadline),
    ...(fallback === '' || ids.includes(fallback) ? [] : [{ code: 'FALLBACK_UNKNOWN', params: { fallback } } as const]),
  ]
}
