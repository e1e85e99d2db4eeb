import { z } from 'zod'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { enterCustomer } from '../enter-customer.ts'
import { isStorableText, storableDocument } from '../storable-document.ts'
import { journeyIdInput } from './journey-id.ts'

const mostBytes = 32_000

const data = storableDocument.refine((value) => JSON.stringify(value).length <= mostBytes, `Send at most ${mostBytes} characters of JSON.`)

export const enterJourney = defineProcedure({
  id: 'workflows.enter',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Send a customer into a journey whose entry is the API',
  input: z.strictObject({
    ...journeyIdInput,
    customer: z.string().min(1).max(200).refine(isStorableText, 'It contains a character that is not text.').describe('Our id (cus_...) or your user id.'),
    data: data.prefault({}).describe('The journey sees it as the properties of the event that started it.'),
  }),
  output: z.object({ entered: z.boolean(), runId: z.string().nullable(), reason: z.string().nullable() }),
  rest: { method: 'POST', path: '/workflows/:id/enter', status: 200, tag: 'Workflows' },
  async run({ deps, workspaceId }, { id, customer, data: given }) {
    const entered = await deps.db.withWorkspace(workspaceId, (tx) => enterCustomer(deps, tx, { journeyId: fromPublicId('journey', id), customer, data: given }))
    return entered.kind === 'entered' ? { entered: true, runId: toPublicId('run', entered.runId), reason: null } : { entered: false, runId: null, reason: entered.reason }
  },
})
