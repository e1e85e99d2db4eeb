import { z } from 'zod'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { instantText, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerLabel } from '../../customers/index.ts'
import { peopleOfJourney } from '../people-of-journey.ts'
import { cursorUuid } from './cursor-parts.ts'

const runStatus = z.enum(['active', 'completed', 'converted', 'exited', 'failed'])

const item = z.object({
  id: z.string(), userId: z.string().nullable(), label: z.string(), runId: z.string(), version: z.number().int(), status: runStatus, endReason: z.string().nullable(),
  /** Where the run stands, or stood last; null before its first step. */
  nodeId: z.string().nullable(),
  /** Since when it stands there, or when it ended. */
  since: z.string(),
  wakeAt: z.string().nullable(), waitingFor: z.string().nullable(), isHeld: z.boolean(), startedAt: z.string(), endedAt: z.string().nullable(),
})

export const listPeople = defineProcedure({
  id: 'workflows.people',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Everybody who ever entered a journey, run by run, begun last first; `q`: the beginning of an e-mail address or userId',
  input: z.strictObject({ id: z.string(), ...searchInput, status: runStatus.optional() }),
  output: pageOf(item),
  rest: { method: 'GET', path: '/workflows/:id/people', status: 200, tag: 'Journeys' },
  run: ({ deps, workspaceId }, { id, q, status, limit, cursor }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const people = await peopleOfJourney(tx, { journeyId: fromPublicId('journey', id), q, status, before: cursorUuid(cursor), limit })
    return toPage(people, limit, {
      key: ({ run }) => [run.id],
      item: ({ run, customer }) => ({
        id: toPublicId('customer', run.customerId), userId: customer?.userId ?? null, label: customer === undefined ? toPublicId('customer', run.customerId) : customerLabel(customer),
        runId: toPublicId('run', run.id), version: run.version, status: run.status, endReason: run.endReason, nodeId: run.nodeId, since: instantText(run.updatedAt),
        wakeAt: run.wakeAt === null ? null : instantText(run.wakeAt), waitingFor: run.waitEvent, isHeld: run.isHeld, startedAt: instantText(run.startedAt), endedAt: run.endedAt === null ? null : instantText(run.endedAt),
      }),
    })
  }),
})
