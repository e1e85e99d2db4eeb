import { z } from 'zod'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { decodeCursor, instantText, pageInput, pageOf, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import type { ProcedureContext } from '../../../procedures/procedure.ts'
import { customerLabel } from '../../customers/index.ts'
import type { Customer } from '../../customers/index.ts'
import { customersByOutcome, customersStanding } from '../node-customers.ts'
import type { OutcomePage } from '../visits-repository.ts'
import { cursorUuid, numberOf, uuidOf } from './cursor-parts.ts'
import { rangeInput } from './range-input.ts'

const item = z.object({
  id: z.string(), userId: z.string().nullable(),
  /** E-mail address, name, userId or id: what people call the customer. */
  label: z.string(),
  runId: z.string().nullable(), version: z.number().int(),
  /** Standing: since when. Outcome: when it was decided. */
  at: z.string(), outcome: z.string().nullable(), wakeAt: z.string().nullable(), waitingFor: z.string().nullable(), isHeld: z.boolean(),
  /** Why their run could not be stepped and stands still. */
  fault: z.string().nullable(),
})

type Page = { data: z.input<typeof item>[]; nextCursor: string | null }

interface Input { readonly journeyId: string; readonly nodeId: string; readonly limit: number; readonly cursor: string | undefined }

export const listNodeCustomers = defineProcedure({
  id: 'workflows.nodeCustomers',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Who stands in a node now; with `outcome` (a port or an outcome of its decisions) who got it in the range, the newest first',
  input: z.strictObject({ id: z.string(), nodeId: z.string().min(1).max(200), outcome: z.string().min(1).max(200).optional(), ...rangeInput, ...pageInput }),
  output: pageOf(item),
  rest: { method: 'GET', path: '/workflows/:id/nodes/:nodeId/customers', status: 200, tag: 'Journeys' },
  run(context, { id, nodeId, outcome, from, to, version, limit, cursor }) {
    const input = { journeyId: fromPublicId('journey', id), nodeId, limit, cursor }
    return outcome === undefined ? standing(context, input) : decided(context, { ...input, outcome, range: { from: from ?? null, to: to ?? null, version: version ?? null } })
  },
})

async function standing({ deps, workspaceId }: ProcedureContext, { cursor, ...page }: Input): Promise<Page> {
  const rows = await customersStanding(deps, workspaceId, { ...page, after: cursorUuid(cursor) })
  return toPage(rows, page.limit, {
    key: ({ run }) => [run.runId],
    item: ({ run, customer }) => ({
      id: toPublicId('customer', run.customerId), userId: customer?.userId ?? null, label: labelOf(customer, run.customerId), runId: toPublicId('run', run.runId), version: run.version, at: instantText(run.updatedAt),
      outcome: null, wakeAt: run.wakeAt === null ? null : instantText(run.wakeAt), waitingFor: run.waitEvent, isHeld: run.isHeld, fault: run.fault,
    }),
  })
}

async function decided({ deps, workspaceId }: ProcedureContext, { cursor, limit, ...page }: Input & Pick<OutcomePage, 'outcome' | 'range'>): Promise<Page> {
  const last = decodeCursor(cursor, 3)
  const before = last === null ? null : { at: numberOf(last[0]), runId: uuidOf(last[1]), visit: numberOf(last[2]) }
  const rows = await customersByOutcome(deps, workspaceId, { ...page, before, limit: limit + 1 })
  return toPage(rows, limit, {
    key: ({ visit }) => [visit.at, visit.runId ?? '', visit.visit],
    item: ({ visit, customer }) => ({
      id: toPublicId('customer', customer?.id ?? visit.customerId), userId: customer?.userId ?? null, label: labelOf(customer, visit.customerId), runId: visit.runId === null ? null : toPublicId('run', visit.runId), version: visit.version,
      at: instantText(visit.at), outcome: visit.outcome, wakeAt: null, waitingFor: null, isHeld: false, fault: null,
    }),
  })
}

/** Who was erased has only an id left. */
const labelOf = (customer: Customer | undefined, id: string): string => (customer === undefined ? toPublicId('customer', id) : customerLabel(customer))
