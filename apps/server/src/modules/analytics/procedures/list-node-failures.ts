import { z } from 'zod'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { decodeCursor, instantText, pageInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerLabel } from '../../customers/index.ts'
import { failureInWords, failureReasons, listFailures } from '../node-failures.ts'
import type { Failure } from '../node-failures.ts'
import { numberOf, uuidOf } from './cursor-parts.ts'
import { rangeInput } from './range-input.ts'

const kind = z.enum(['failed', 'skipped', 'unknown', 'bounced', 'waiting', 'run'])

const item = z.object({
  /** The customer; null when nobody knows any more whom it was for. */
  id: z.string().nullable(),
  label: z.string(), runId: z.string().nullable(), kind, reason: z.string().nullable(), words: z.string(),
  /** What the provider, the address called or the template said, or which rule of the workspace it was. */
  error: z.string().nullable(),
  at: z.string(),
})

export const listNodeFailures = defineProcedure({
  id: 'workflows.nodeFailures',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Why messages of a node did not arrive (`failed`, `skipped`, `unknown`, `bounced`), or have not yet (`waiting`), and runs ended there by a fault (`run`), with counts; and whom it was: of messages, or of one `kind` and `reason`',
  input: z.strictObject({ id: z.string(), nodeId: z.string().min(1).max(200), kind: kind.optional(), reason: z.string().max(200).optional(), ...rangeInput, ...pageInput }),
  output: z.object({
    reasons: z.array(z.object({ kind, reason: z.string().nullable(), words: z.string(), count: z.number().int() })),
    /** False while analytics cannot be asked: runs that ended by a fault are then missing. */
    isComplete: z.boolean(),
    data: z.array(item), nextCursor: z.string().nullable(),
  }),
  rest: { method: 'GET', path: '/workflows/:id/nodes/:nodeId/failures', status: 200, tag: 'Journeys' },
  async run({ deps, workspaceId }, { id, nodeId, kind: only, reason, from, to, version, limit, cursor }) {
    const of = { journeyId: fromPublicId('journey', id), nodeId, from: from ?? null, to: to ?? null, version: version ?? null }
    const last = decodeCursor(cursor, 3)
    const before = last === null ? null : [numberOf(last[0]), uuidOf(last[1]), numberOf(last[2])] as const
    const { reasons, isComplete } = await failureReasons(deps, workspaceId, of)
    const failures = await listFailures(deps, workspaceId, { of, page: { kind: only ?? null, reason: reason ?? null, before, limit } })
    return { reasons, isComplete, ...toPage(failures, limit, { key: ({ key }) => [...key], item: toItem }) }
  },
})

function toItem({ kind: of, reason, customerId, customer, runId, error, at }: Failure): z.input<typeof item> {
  return {
    id: customerId === null ? null : toPublicId('customer', customerId), label: customer === undefined ? 'Somebody whose data was erased' : customerLabel(customer),
    runId: runId === null ? null : toPublicId('run', runId), kind: of, reason, words: failureInWords(of, reason), error, at: instantText(at),
  }
}
