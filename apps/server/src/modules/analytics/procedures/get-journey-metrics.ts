import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { nodeMetrics } from '../node-metrics.ts'
import { rangeInput } from './range-input.ts'

const count = z.number().int()
const numbers = z.object({
  entered: count, hereNow: count, left: count, sent: count, delivered: count, opened: count, clicked: count, unsubscribed: count, bounced: count, failed: count, converted: count,
  skipped: z.record(z.string(), count), unknown: count.optional(), waiting: z.record(z.string(), count).optional(), stuck: z.object({ faults: count, overdue: count }).optional(),
})

export const getJourneyMetrics = defineProcedure({
  id: 'workflows.metrics',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'What happened at every node and edge of a journey, from `from` (inclusive) to `to` (exclusive), in all versions or one',
  input: z.strictObject({ id: z.string(), ...rangeInput }),
  output: z.object({ nodes: z.record(z.string(), numbers), edges: z.record(z.string(), count), asOf: z.string() }),
  rest: { method: 'GET', path: '/workflows/:id/metrics', status: 200, tag: 'Journeys' },
  async run({ deps, workspaceId }, { id, from, to, version }) {
    const { asOf, ...measured } = await nodeMetrics(deps, workspaceId, { journeyId: fromPublicId('journey', id), from: from ?? null, to: to ?? null, version: version ?? null })
    return { ...measured, asOf: instantText(asOf) }
  },
})
