import { explanationNeeds } from '@sendero/flow-engine/mails'
import { explainRule } from '@sendero/flow-engine/segment'
import type { ExplainedLine } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { isUnavailable } from '../../db/clickhouse-errors.ts'
import { requireCustomer } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { joinedAt } from './joined-at.ts'
import { loadRunFacts } from './load-run-facts.ts'
import { requireSegment } from './save-segment.ts'
import { segmentsOf } from './segments-of.ts'

export interface Explanation {
  readonly isMember: boolean
  /** Epoch ms; null for who is not in, and while the entry has not reached analytics. */
  readonly since: number | null
  readonly now: number
  /** The zone of the workspace, for times that are read. */
  readonly timeZone: string
  readonly lines: readonly ExplainedLine[]
}

/** Why somebody is in a segment or not, line by line, as of now. Throws NOT_FOUND for either. */
export async function explainMembership(deps: Deps, workspaceId: string, { segmentId, idOrUserId }: { readonly segmentId: string; readonly idOrUserId: string }): Promise<Explanation> {
  const { number, ...told } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { rule } = await requireSegment(tx, segmentId)
    const customer = await requireCustomer(tx, idOrUserId)
    const { workspace, now } = await loadWorkspace(tx)
    const facts = (await loadRunFacts(deps, tx, { customers: [customer], needs: explanationNeeds(rule), timeZone: workspace.timeZone })).get(customer.id)
    const members = (await segmentsOf(tx, { customers: [customer], segmentIds: [segmentId] })).get(customer.id)
    return { number: customer.number, now, timeZone: workspace.timeZone, isMember: members?.has(toPublicId('segment', segmentId)) === true, lines: facts === undefined ? [] : explainRule(rule, facts, now) }
  })
  const since = told.isMember ? await joinedAt(deps, workspaceId, { number, segmentIds: [segmentId] }).catch((error: unknown) => {
    if (isUnavailable(error)) return new Map<string, number>()
    throw error
  }) : new Map<string, number>()
  return { ...told, since: since.get(segmentId) ?? null }
}
