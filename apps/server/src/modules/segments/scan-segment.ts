import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import { customersAfterNumber } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { applyAnswers } from './apply-answers.ts'
import { advanceScan, beginScan, finishComputation, loadWork, scanLeaseMs } from './computations-repository.ts'
import type { RefreshRecord } from './computations-repository.ts'
import { evaluatePeople } from './evaluate-people.ts'
import { loadLiveSegments } from './load-live-segments.ts'
import { claimSegmentWork, shareMemberships } from './membership-locks.ts'
import { lockSegments, setDue } from './segments-repository.ts'

// A scan holds everybody against a rule in memory, a slice of people per transaction: the way for rules ClickHouse cannot
// answer, for when it is away, and to learn when time will next move whom. It goes on after a crash where it stood.

const peoplePerSlice = 1_000

export async function startScan(deps: Deps, workspaceId: string, { segmentId, cause }: { readonly segmentId: string; readonly cause: string }): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { now } = await loadWorkspace(tx)
    await lockSegments(tx, [segmentId])
    await beginScan(tx, { segmentId, cause, now, dueAt: now + scanLeaseMs })
  })
}

/**
 * Scans on until the end or until the time is up; the worker then goes on. Returns what the whole scan changed, or null when it is
 * not complete: time is up, or there is no scan (any more) because the segment was changed or archived.
 */
export async function driveScan(deps: Deps, workspaceId: string, { segmentId, timeLimitMs }: { readonly segmentId: string; readonly timeLimitMs: number }): Promise<RefreshRecord | null> {
  const deadline = performance.now() + timeLimitMs
  do {
    const slice = await scanSlice(deps, workspaceId, segmentId)
    if (slice === 'stopped') return null
    if (slice === 'busy') await sleep(50)
    else if (slice !== 'more') return slice
  } while (performance.now() < deadline)
  await deps.db.withWorkspace(workspaceId, async (tx) => { await setDue(tx, segmentId, (await loadWorkspace(tx)).now) })
  deps.wake.wake('segment.refresh', workspaceId)
  return null
}

async function scanSlice(deps: Deps, workspaceId: string, segmentId: string): Promise<RefreshRecord | 'more' | 'busy' | 'stopped'> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    if (!await claimSegmentWork(tx, segmentId)) return 'busy'
    await shareMemberships(tx)
    const { index, refreshing } = await loadLiveSegments(deps, tx)
    const segment = index.segments.find(({ id }) => id === segmentId)
    const work = await loadWork(tx, segmentId)
    if (!segment || work === null || work.scanAfter === null) return 'stopped'
    const { now } = await loadWorkspace(tx)
    const people = await customersAfterNumber(tx, work.scanAfter, peoplePerSlice)
    const last = people.at(-1)
    if (last === undefined) {
      await lockSegments(tx, [segmentId])
      return finishComputation(tx, { segmentId, now })
    }
    const answers = await evaluatePeople(deps, tx, { questions: new Map([[segment, people]]), now })
    const changes = await applyAnswers(deps, tx, { answers, refreshing, now })
    const added = changes.filter((change) => change.added).length
    await lockSegments(tx, [segmentId])
    await advanceScan(tx, { segmentId, scanAfter: last.number, added, removed: changes.length - added, dueAt: now + scanLeaseMs })
    return 'more'
  })
}
