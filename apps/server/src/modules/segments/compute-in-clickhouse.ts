import { compileRuleSql } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { newId } from '../../db/public-id.ts'
import { queryWorkspace } from '../../db/clickhouse.ts'
import { isUnavailable } from '../../db/clickhouse-errors.ts'
import { waitForExport } from '../outbox/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { bitsOf } from './bitmap.ts'
import { abandonRefresh, beginRefresh } from './computations-repository.ts'
import type { SegmentWork } from './computations-repository.ts'
import { deleteTouches } from './flips-repository.ts'
import { layDown, settleFew } from './lay-down.ts'
import type { LaidDown } from './lay-down.ts'
import { loadWork } from './load-work.ts'
import { ownMemberships, shareMemberships } from './membership-locks.ts'

/** Longer than export, question and laying down may take together: then the worker starts over. */
const leaseMs = 180_000
const exportLimitMs = 30_000
const queryLimitMs = 50_000

interface Asked { readonly segmentId: string; readonly cause: string }

/**
 * Computes a membership in ClickHouse while live updates go on. Beginning it waits for the updates under way, so all that ClickHouse
 * may lack afterwards was looked at by live updates that knew of the computation and noted whom they looked at: for those their
 * answer holds, for all others the computed one. Null when ClickHouse is not available: compute in another way.
 */
export async function computeInClickhouse(deps: Deps, workspaceId: string, asked: Asked): Promise<LaidDown | 'gone' | null> {
  const token = newId()
  const work = await deps.db.withWorkspace(workspaceId, (tx) => begin(tx, token, asked))
  if (work === null) return 'gone'
  const members = await membersByChunk(deps, workspaceId, work).catch((error: unknown) => {
    if (isUnavailable(error)) return null
    throw error
  })
  const outcome = await deps.db.withWorkspace(workspaceId, async (tx) => {
    await ownMemberships(tx)
    const present = await loadOurs(tx, token, asked)
    if (present === null) return 'gone'
    if (members !== null) return layDown(deps, tx, { work: present, members, cause: asked.cause })
    await abandonRefresh(tx, asked.segmentId)
    await deleteTouches(tx, asked.segmentId)
    return null
  })
  if (outcome === null || outcome === 'gone' || !('few' in outcome)) return outcome
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    await shareMemberships(tx)
    const present = await loadOurs(tx, token, asked)
    return present === null ? 'gone' : settleFew(deps, tx, { work: present, few: outcome.few })
  })
}

/** Null when another computation, a new rule or the archive came in between: theirs is the last word. */
async function loadOurs(tx: Tx, token: string, { segmentId }: Asked): Promise<SegmentWork | null> {
  const present = await loadWork(tx, segmentId)
  return present?.refreshToken === token ? present : null
}

async function begin(tx: Tx, token: string, { segmentId, cause }: Asked): Promise<SegmentWork | null> {
  await ownMemberships(tx)
  const { now } = await loadWorkspace(tx)
  await deleteTouches(tx, segmentId)
  await beginRefresh(tx, token, { segmentId, cause, now, dueAt: now + leaseMs })
  return loadWork(tx, segmentId)
}

/** Bitmaps of all members by chunk, or null when the export is too far behind to ask. Throws UNAVAILABLE. */
async function membersByChunk(deps: Deps, workspaceId: string, { rule }: SegmentWork): Promise<Map<number, Buffer> | null> {
  // Asked first, so that nobody waits for an export to a server that is not there.
  await queryWorkspace(deps.clickhouse, { workspaceId, sql: 'SELECT {workspaceId:UUID} AS id', timeoutMs: 5_000 })
  if (!await waitForExport(deps, workspaceId, exportLimitMs)) return null
  const { now } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  const compiled = compileRuleSql(rule, { workspaceId, now })
  const rows = await queryWorkspace<{ chunk: number; places: number[] }>(deps.clickhouse, {
    workspaceId, params: compiled.params, timeoutMs: queryLimitMs, weight: 'patient',
    sql: `SELECT intDiv(number, 65536) AS chunk, groupArray(toUInt16(number % 65536)) AS places FROM (${compiled.sql}) GROUP BY chunk`,
  })
  return new Map(rows.map((row) => [row.chunk, bitsOf(row.places)]))
}
