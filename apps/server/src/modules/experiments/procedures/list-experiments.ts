import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { existingJourney } from '../../journeys/index.ts'
import { waitForExport } from '../../outbox/index.ts'
import { compareVariants, rateInterval, rateOf } from '../compare-variants.ts'
import type { VariantTally } from '../compare-variants.ts'
import type { Experiment } from '../experiment.ts'
import { listExperiments as list } from '../experiments-repository.ts'
import { tallyVariants } from '../tally-variants.ts'

const rate = z.number().min(0).max(1)
const view = z.object({
  nodeId: z.string(),
  salt: z.string(),
  metric: z.enum(['opened', 'clicked', 'converted']),
  startedAt: z.string(),
  decidedAt: z.string().nullable(),
  winner: z.string().nullable(),
  reason: z.enum(['won', 'deadline', 'chosen']).nullable(),
  /** How sure it is that the best variant beats all others, valid however often one looks; and what is asked for. */
  confidence: rate,
  neededConfidence: rate,
  minimumSample: z.number().int(),
  best: z.string().nullable(),
  variants: z.array(z.object({ id: z.string(), name: z.string().nullable(), percent: z.number(), runs: z.number().int(), successes: z.number().int(), rate, interval: z.tuple([rate, rate]).nullable() })),
})

function toView({ nodeId, salt, config, startedAt, decidedAt, winner, reason }: Experiment, tallies: readonly VariantTally[]): z.input<typeof view> {
  const { best, confidence } = compareVariants(tallies, config.minimumSample)
  return {
    nodeId, salt, metric: config.metric, startedAt: instantText(new Date(startedAt)), decidedAt: decidedAt === null ? null : instantText(new Date(decidedAt)), winner, reason,
    confidence, neededConfidence: config.confidence / 100, minimumSample: config.minimumSample, best,
    variants: config.variants.map(({ id, name, percent }) => {
      const tally = tallies.find((each) => each.id === id) ?? { id, runs: 0, successes: 0 }
      const interval = rateInterval(tally)
      return { id, name: name ?? null, percent, runs: tally.runs, successes: tally.successes, rate: rateOf(tally), interval: interval === null ? null : [interval[0], interval[1]] }
    }),
  }
}

const exportMs = 1_500

export const listExperiments = defineProcedure({
  id: 'workflows.experiments',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'How the experiments of a journey stand, the newest first',
  input: z.strictObject({ id: z.string() }),
  output: z.object({ data: z.array(view) }),
  rest: { method: 'GET', path: '/workflows/:id/experiments', status: 200, tag: 'Workflows' },
  async run({ deps, workspaceId }, { id }) {
    const journeyId = fromPublicId('journey', id)
    const experiments = await deps.db.withWorkspace(workspaceId, async (tx) => {
      await existingJourney(tx, journeyId)
      return list(tx, journeyId)
    })
    if (experiments.length > 0) await waitForExport(deps, workspaceId, exportMs)
    return { data: await Promise.all(experiments.map(async (experiment) => toView(experiment, await tallyVariants(deps, workspaceId, experiment)))) }
  },
})
