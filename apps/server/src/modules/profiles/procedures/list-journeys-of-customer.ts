import { z } from 'zod'
import { toPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { requireCustomer } from '../../customers/index.ts'
import { namesOfPlaces } from '../../journeys/index.ts'
import { listJourneysOfCustomer as list } from '../../runs/index.ts'
import { customerPathId } from '../customer-input.ts'

const mostJourneys = 200

const item = z.object({
  workflowId: z.string(), name: z.string(), runs: z.number().int(), status: z.string(), endReason: z.string().nullable(), version: z.number().int(),
  nodeId: z.string().nullable(), nodeName: z.string().nullable(), nodeKind: z.string().nullable(), wakeAt: z.string().nullable(), waitingFor: z.string().nullable(), isHeld: z.boolean(),
  startedAt: z.string(), endedAt: z.string().nullable(),
})

export const listJourneysOfCustomer = defineProcedure({
  id: 'customer.journeys',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Journeys a customer ever entered, the newest first: how often, and where the newest run stands',
  input: z.strictObject({ id: customerPathId }),
  output: z.object({ data: z.array(item), nextCursor: z.null() }),
  rest: { method: 'GET', path: '/customers/:id/workflows', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const customer = await requireCustomer(tx, id)
    const journeys = await list(tx, customer.id, mostJourneys)
    const names = await namesOfPlaces(tx, journeys)
    const textOf = (at: Date | null): string | null => (at === null ? null : instantText(at))
    return {
      nextCursor: null,
      data: journeys.map((each, index) => ({
        workflowId: toPublicId('journey', each.journeyId), name: names[index]?.journeyName ?? '', runs: each.runs, status: each.status, endReason: each.endReason, version: each.version,
        nodeId: each.nodeId, nodeName: names[index]?.nodeName ?? null, nodeKind: names[index]?.nodeKind ?? null, wakeAt: textOf(each.wakeAt), waitingFor: each.waitEvent, isHeld: each.isHeld,
        startedAt: instantText(each.startedAt), endedAt: textOf(each.endedAt),
      })),
    }
  }),
})
