import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { fateInWords } from '../../messages/index.ts'
import type { NodeVisit } from '../node-visit.ts'
import { traceOf } from '../trace-of.ts'

const decision = z.object({
  runId: z.string().nullable(), version: z.number().int(), nodeId: z.string(), visit: z.number().int(), at: z.string(), entered: z.boolean(), left: z.boolean(),
  port: z.string().nullable(), edgeId: z.string().nullable(), isGoal: z.boolean(), outcome: z.string(), inputs: z.custom<JsonObject>(),
})
const instant = z.string().nullable()
const message = z.object({
  id: z.string(), runId: z.string(), visit: z.number().int(), nodeId: z.string().nullable(), channel: z.enum(['email', 'webhook']), state: z.string(), reason: z.string().nullable(),
  /** The reason as a phrase; null for a message that reached them or is on its way. */
  reasonText: z.string().nullable(),
  /** What the provider or the template said, or which rule it was. */
  error: z.string().nullable(), dueAt: instant, sentAt: instant, openedAt: instant, clickedAt: instant,
})
const unreached = z.object({ runId: z.string(), code: z.enum(['branched', 'waiting', 'ended', 'noWay']), fork: decision.nullable() })
const run = z.object({
  id: z.string(), version: z.number().int(), status: z.string(), endReason: z.string().nullable(), nodeId: z.string().nullable(), wakeAt: z.string().nullable(),
  waitingFor: z.string().nullable(), isHeld: z.boolean(), startedAt: z.string(), endedAt: z.string().nullable(),
})

const maybeInstant = (at: number | null): string | null => (at === null ? null : instantText(at))

function toDecision(each: NodeVisit): z.input<typeof decision> {
  return {
    runId: each.runId === null ? null : toPublicId('run', each.runId), version: each.version, nodeId: each.nodeId, visit: each.visit, at: instantText(each.at), entered: each.entered,
    left: each.left, port: each.port, edgeId: each.edgeId, isGoal: each.isGoal, outcome: each.outcome, inputs: each.inputs,
  }
}

export const getCustomerTrace = defineProcedure({
  id: 'workflows.trace',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Every decision of a journey about one customer, with what it was decided from; or why they never entered',
  input: z.strictObject({ id: z.string(), customerId: z.string().min(1).max(300), nodeId: z.string().max(64).optional().describe('A step to explain: why each run did not come there.') }),
  output: z.object({
    customerId: z.string(), data: z.array(decision), nextCursor: z.null(), runs: z.array(run), messages: z.array(message), unreached: z.array(unreached),
    neverEntered: z.array(z.object({ code: z.string(), message: z.string() })).nullable(),
  }),
  rest: { method: 'GET', path: '/workflows/:id/customers/:customerId/trace', status: 200, tag: 'Journeys' },
  async run({ deps, workspaceId }, { id, customerId, nodeId = null }) {
    const trace = await traceOf(deps, workspaceId, { journeyId: fromPublicId('journey', id), customer: customerId, nodeId })
    return {
      customerId: toPublicId('customer', trace.customer.id), nextCursor: null, neverEntered: trace.neverEntered === null ? null : [...trace.neverEntered],
      data: trace.decisions.map(toDecision),
      messages: trace.messages.map((each) => ({
        id: toPublicId('message', each.id), runId: toPublicId('run', each.runId), visit: each.visit, nodeId: each.nodeId, channel: each.channel, state: each.state, reason: each.reason, reasonText: fateInWords(each), error: each.error,
        dueAt: maybeInstant(each.dueAt), sentAt: maybeInstant(each.sentAt), openedAt: maybeInstant(each.openedAt), clickedAt: maybeInstant(each.clickedAt),
      })),
      unreached: trace.unreached.map(({ runId, code, fork }) => ({ runId: toPublicId('run', runId), code, fork: fork === null ? null : toDecision(fork) })),
      runs: trace.runs.map((each) => ({
        id: toPublicId('run', each.id), version: each.version, status: each.status, endReason: each.endReason, nodeId: each.nodeId, wakeAt: each.wakeAt === null ? null : instantText(each.wakeAt),
        waitingFor: each.waitEvent, isHeld: each.isHeld, startedAt: instantText(each.startedAt), endedAt: each.endedAt === null ? null : instantText(each.endedAt),
      })),
    }
  },
})
