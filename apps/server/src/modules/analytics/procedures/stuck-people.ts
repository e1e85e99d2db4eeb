import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { existingJourney } from '../../journeys/index.ts'
import { listFaults as list } from '../../runs/index.ts'
import { retryStuck as retry } from '../retry-stuck.ts'

const nodeId = z.string().min(1).max(200)

export const listFaults = defineProcedure({
  id: 'workflows.faults',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Why people stand still in a node, the most frequent reason first',
  input: z.strictObject({ id: z.string(), nodeId }),
  output: z.object({ data: z.array(z.object({ message: z.string(), people: z.number().int(), since: z.string() })) }),
  rest: { method: 'GET', path: '/workflows/:id/nodes/:nodeId/faults', status: 200, tag: 'Journeys' },
  run: ({ deps, workspaceId }, { id, nodeId: node }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { id: journeyId } = await existingJourney(tx, fromPublicId('journey', id))
    return { data: (await list(tx, { journeyId, nodeId: node })).map(({ message, runs, since }) => ({ message, people: runs, since: instantText(since) })) }
  }),
})

export const retryStuck = defineProcedure({
  id: 'workflows.retryStuck',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Try again to move people on who stand still because of a fault, in one node or everywhere in the journey',
  input: z.strictObject({ id: z.string(), nodeId: nodeId.optional() }),
  output: z.object({ retried: z.number().int() }),
  rest: { method: 'POST', path: '/workflows/:id/retry-stuck', status: 200, tag: 'Journeys' },
  run: async ({ deps, workspaceId, actor }, { id, nodeId: node = null }) => ({ retried: await retry(deps, workspaceId, { journeyId: fromPublicId('journey', id), nodeId: node, by: actorName(actor) }) }),
})
