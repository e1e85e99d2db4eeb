import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { computeSegment } from './compute-segment.ts'
import type { RefreshRecord } from './computations-repository.ts'
import { firstOf } from './first-of.ts'

const timeLimitMs = 25_000
const underWay = new WeakMap<object, Map<string, Promise<RefreshRecord | null>>>()

/**
 * Holds everybody against the rule once more; a second call joins the one under way. What it finds wrong is put right and stored.
 * Throws UNAVAILABLE when it takes longer than 25 s: it goes on in the background.
 */
export async function refreshSegment(deps: Deps, workspaceId: string, { segmentId, cause }: { readonly segmentId: string; readonly cause: string }): Promise<RefreshRecord> {
  const running = underWay.get(deps.db) ?? new Map<string, Promise<RefreshRecord | null>>()
  underWay.set(deps.db, running)
  const key = `${workspaceId} ${segmentId}`
  const joined = running.get(key)
  const started = joined ?? computeSegment(deps, workspaceId, { segmentId, cause, timeLimitMs }).finally(() => { running.delete(key) })
  if (joined === undefined) running.set(key, started)
  const record = await firstOf(started, timeLimitMs)
  if (record === null) throw new AppError('UNAVAILABLE', 'The segment is large: it is being computed in the background. Read its count later.', { retryAfter: 30 })
  return record
}
