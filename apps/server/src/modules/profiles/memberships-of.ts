import type { Deps } from '../../deps.ts'
import { isUnavailable } from '../../db/clickhouse-errors.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { requireCustomer } from '../customers/index.ts'
import { joinedAt, loadSegment, segmentsOf } from '../segments/index.ts'

/** `since` is null while the entry has not reached analytics, or analytics are away. */
export interface Membership { readonly segmentId: string; readonly name: string; readonly since: number | null }

/** Segments a customer is in now, by name. Throws NOT_FOUND. */
export async function membershipsOf(deps: Deps, workspaceId: string, idOrUserId: string): Promise<Membership[]> {
  const { number, segments } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const customer = await requireCustomer(tx, idOrUserId)
    const ids = [...(await segmentsOf(tx, { customers: [customer], segmentIds: 'all' })).get(customer.id) ?? []]
    const found = []
    for (const id of ids.flatMap((publicId) => parsePublicId('segment', publicId) ?? [])) found.push(await loadSegment(tx, id))
    return { number: customer.number, segments: found.filter((segment) => segment !== null) }
  })
  const since = await joinedAt(deps, workspaceId, { number, segmentIds: segments.map(({ id }) => id) }).catch((error: unknown) => {
    if (isUnavailable(error)) return new Map<string, number>()
    throw error
  })
  return segments.map(({ id, name }) => ({ segmentId: id, name, since: since.get(id) ?? null })).sort((a, b) => a.name.localeCompare(b.name))
}
