import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { journeyStatus } from '../journey-view.ts'
import { statusImpact as impact } from '../status-impact.ts'
import { journeyIdInput } from './journey-id.ts'

const count = z.number().int()

export const statusImpact = defineProcedure({
  id: 'workflows.impact',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Whom and what pausing, resuming or stopping a journey would meet now, without doing it',
  input: z.strictObject({ ...journeyIdInput, action: z.enum(['pause', 'resume', 'stop']) }),
  output: z.object({
    action: z.enum(['pause', 'resume', 'stop']),
    /** The journey is in a state from which this can be done. */
    isPossible: z.boolean(),
    status: journeyStatus,
    /** People in the journey now, and where they stand. */
    people: count,
    nodes: z.array(z.object({ nodeId: z.string(), label: z.string(), people: count })),
    /** Their time came while the journey was paused: they move on when it is resumed. */
    held: count,
    /** Their time comes within 24 hours: they stand still while it is paused. */
    dueWithinDay: count,
    nextDueAt: z.string().nullable(),
    /** `queued` wait (of these `held` for the journey to be resumed) and can be kept back; `sending` are on their way. */
    messages: z.object({ queued: count, held: count, sending: count }),
  }),
  rest: { method: 'GET', path: '/workflows/:id/impact', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { id, action }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { journey: { status }, people, held, dueSoon, nextWakeAt, nodes, messages } = await impact(tx, fromPublicId('journey', id))
    return {
      action, isPossible: possibleFrom[action].includes(status), status, people, nodes: [...nodes], held, dueWithinDay: dueSoon,
      nextDueAt: nextWakeAt === null ? null : instantText(nextWakeAt), messages,
    }
  }),
})

const possibleFrom: Readonly<Record<'pause' | 'resume' | 'stop', readonly string[]>> = { pause: ['live'], resume: ['paused'], stop: ['live', 'paused'] }
