import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import type { ProcedureContext } from '../../../procedures/procedure.ts'
import { enableJourney as enable, pauseJourney as pause, stopJourney as stop } from '../change-journey-status.ts'
import type { StatusInput } from '../change-journey-status.ts'
import { computeTriggerSegment } from '../compute-trigger-segment.ts'
import { journeyStateView, toStateView } from '../journey-view.ts'
import { journeyIdInput } from './journey-id.ts'

const input = z.strictObject(journeyIdInput)

const statusInput = ({ workspaceId, actor }: ProcedureContext, { id }: z.output<typeof input>): StatusInput => ({ workspaceId, journeyId: fromPublicId('journey', id), by: actorName(actor) })

export const disableJourney = defineProcedure({
  id: 'workflows.disable',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Pause a journey: nobody enters and nobody moves on; with `whom` "entry" only nobody enters',
  input: input.extend({ whom: z.enum(['everybody', 'entry']).default('everybody') }),
  output: journeyStateView,
  rest: { method: 'POST', path: '/workflows/:id/disable', status: 200, tag: 'Workflows' },
  run: async (context, given) => toStateView(await pause(context.deps, statusInput(context, given), given.whom)),
})

export const enableJourney = defineProcedure({
  id: 'workflows.enable',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Resume a paused journey, open a closed entry, or publish a draft for the first time',
  input: input.extend({
    overdue: z.enum(['goOn', 'leave']).default('goOn').describe('What becomes of people whose time came during the pause.'),
    messages: z.enum(['send', 'skip']).default('send').describe('What becomes of messages that were held back.'),
  }),
  output: journeyStateView,
  rest: { method: 'POST', path: '/workflows/:id/enable', status: 200, tag: 'Workflows' },
  async run(context, given) {
    const asked = statusInput(context, given)
    await computeTriggerSegment(context.deps, asked)
    return toStateView(await enable(context.deps, asked, { overdue: given.overdue, messages: given.messages }))
  },
})

export const stopJourney = defineProcedure({
  id: 'workflows.stop',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'End a journey for everybody in it',
  input,
  output: journeyStateView,
  rest: { method: 'POST', path: '/workflows/:id/stop', status: 200, tag: 'Workflows' },
  run: async (context, given) => toStateView(await stop(context.deps, statusInput(context, given))),
})
