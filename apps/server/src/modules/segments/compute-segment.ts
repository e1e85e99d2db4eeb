import { ruleNeedsMemory } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { computeInClickhouse } from './compute-in-clickhouse.ts'
import type { RefreshRecord } from './computations-repository.ts'
import { loadWork } from './load-work.ts'
import { driveScan, startScan } from './scan-segment.ts'
import { estimatePopulation } from './segments-repository.ts'

/** Up to here holding everybody against the rule in memory is as fast as asking ClickHouse, and needs nothing but PostgreSQL. */
const fewPeople = 5_000

interface Asked {
  readonly segmentId: string
  /** Why, for the record: created, rule, request, recovery, ... */
  readonly cause: string
  /** How long to stay with it before it goes on in the background. */
  readonly timeLimitMs: number
  /** Chosen by the size of the workspace and the rule when left out. */
  readonly method?: 'clickhouse' | 'memory'
}

/**
 * Holds everybody against the rule of a segment and stores who enters and leaves. Null when that goes on in the background.
 * Throws NOT_FOUND for a segment that does not exist, CONFLICT when its rule changed meanwhile.
 */
export async function computeSegment(deps: Deps, workspaceId: string, asked: Asked): Promise<RefreshRecord | null> {
  const { segmentId, cause, timeLimitMs } = asked
  const { work, population } = await deps.db.withWorkspace(workspaceId, async (tx) => ({ work: await loadWork(tx, segmentId), population: await estimatePopulation(tx) }))
  if (work === null) throw new AppError('NOT_FOUND', 'There is no such segment.')
  const method = asked.method ?? (population <= fewPeople || ruleNeedsMemory(work.rule) ? 'memory' : 'clickhouse')
  const laidDown = method === 'clickhouse' ? await computeInClickhouse(deps, workspaceId, { segmentId, cause }) : null
  if (laidDown === 'gone') throw new AppError('CONFLICT', 'The segment was changed or computed by someone else meanwhile.')
  if (laidDown?.needsScan === true) deps.wake.wake('segment.refresh', workspaceId)
  if (laidDown !== null && laidDown.record !== null) return laidDown.record
  if (laidDown === null) await startScan(deps, workspaceId, { segmentId, cause })
  return driveScan(deps, workspaceId, { segmentId, timeLimitMs })
}
