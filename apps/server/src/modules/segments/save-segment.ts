import type { Rule } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { newId, toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { checkRule, dependentsOf } from './check-rule.ts'
import { deleteChunks } from './chunks-repository.ts'
import { computeSegment } from './compute-segment.ts'
import { firstOf } from './first-of.ts'
import { deleteFlips, deleteTouches } from './flips-repository.ts'
import { ownMemberships } from './membership-locks.ts'
import { archiveSegment as archive, changeRule, countSegments, insertSegment, loadAllRules, loadArchivedSegment, loadSegment, lockSegments, renameSegment, restoreSegment as restore } from './segments-repository.ts'
import type { Segment } from './segments-repository.ts'

const mostSegments = 500
/** How long an answer waits for the membership; then it is computed in the background. */
const timeLimitMs = 8_000
/** When the worker computes it because whoever saved it did not come to that. */
const leaseMs = 30_000

/** Creates a segment and computes who belongs to it, before the answer when that takes only seconds. */
export async function createSegment(deps: Deps, workspaceId: string, { name, rule, by }: { readonly name: string; readonly rule: Rule; readonly by: string }): Promise<Segment> {
  const id = newId()
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    // No live update may be under way that does not know of the new segment.
    await ownMemberships(tx)
    await requireRoom(tx)
    await checkRule(tx, { id, name, rule })
    const { now } = await loadWorkspace(tx)
    await insertSegment(tx, { id, name, rule, now, computeBy: now + leaseMs })
    await recordAudit(tx, { actor: by, action: 'segment.create', target: toPublicId('segment', id), data: { name } })
  })
  return computeAndLoad(deps, workspaceId, { segmentId: id, cause: 'created' })
}

interface SegmentUpdate { readonly id: string; readonly name?: string | undefined; readonly rule?: Rule | undefined; readonly by: string }

/** Renames a segment, or gives it another rule and computes it anew. */
export async function updateSegment(deps: Deps, workspaceId: string, { id, name, rule, by }: SegmentUpdate): Promise<Segment> {
  const isNewRule = await deps.db.withWorkspace(workspaceId, async (tx) => {
    if (rule !== undefined) await ownMemberships(tx)
    await lockSegments(tx, [id])
    const before = await requireSegment(tx, id)
    const { now } = await loadWorkspace(tx)
    await renameSegment(tx, { id, name: name ?? before.name, now })
    const changes = rule !== undefined && JSON.stringify(rule) !== JSON.stringify(before.rule)
    if (changes) {
      await checkRule(tx, { id, name: name ?? before.name, rule })
      await startOver(tx, { id, rule, computeBy: now + leaseMs })
      // Whoever is in them was found by the old rule: the worker computes them at once.
      const dependents = dependentsOf(id, await loadAllRules(tx))
      for (const each of dependents) await startOver(tx, { id: each.id, rule: each.rule, computeBy: now })
      if (dependents.length > 0) tx.afterCommit(() => { deps.wake.wake('segment.refresh', workspaceId) })
    }
    await recordAudit(tx, { actor: by, action: 'segment.update', target: toPublicId('segment', id), data: { name: name ?? before.name, newRule: changes } })
    return changes
  })
  if (isNewRule) return computeAndLoad(deps, workspaceId, { segmentId: id, cause: 'rule' })
  return deps.db.withWorkspace(workspaceId, (tx) => requireSegment(tx, id))
}

/** A rule that means something else now: whatever was known by the old one is forgotten, but who is in stays until it is computed. */
export async function startOver(tx: Tx, segment: Parameters<typeof changeRule>[1]): Promise<void> {
  await changeRule(tx, segment)
  await deleteFlips(tx, segment.id)
  await deleteTouches(tx, segment.id)
}

/** Archives a segment, unless another segment or a journey that people can walk through looks at it. */
export async function archiveSegment(deps: Deps, workspaceId: string, { id, by }: { readonly id: string; readonly by: string }): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    await ownMemberships(tx)
    await lockSegments(tx, [id])
    await requireSegment(tx, id)
    const uses = await deps.hooks.segmentUses(tx, [id])
    if (uses.length > 0) {
      const usedBy = uses.map((use) => ({ id: toPublicId('journey', use.journeyId), name: use.name, status: use.status }))
      throw new AppError('CONFLICT', `The segment is used by ${usedBy.map((use) => `"${use.name}" (${use.status})`).join(', ')}. Stop the journey first, or take the segment out of it.`, { data: { usedBy } })
    }
    const [user] = dependentsOf(id, await loadAllRules(tx))
    if (user !== undefined) throw new AppError('CONFLICT', `The segment is used by the segment "${user.name}". Take it out there first.`, { data: { usedBy: [{ id: toPublicId('segment', user.id), name: user.name }] } })
    await archive(tx, id)
    await deleteChunks(tx, id)
    await deleteFlips(tx, id)
    await deleteTouches(tx, id)
    await recordAudit(tx, { actor: by, action: 'segment.archive', target: toPublicId('segment', id), data: {} })
  })
}

/** Takes a segment out of the archive and computes it anew; one that is in use already stays as it is. */
export async function restoreSegment(deps: Deps, workspaceId: string, { id, by }: { readonly id: string; readonly by: string }): Promise<Segment> {
  const isRestored = await deps.db.withWorkspace(workspaceId, async (tx) => {
    await ownMemberships(tx)
    await lockSegments(tx, [id])
    const archived = await loadArchivedSegment(tx, id)
    if (archived === null) {
      await requireSegment(tx, id)
      return false
    }
    await checkRule(tx, archived)
    await requireRoom(tx)
    const { now } = await loadWorkspace(tx)
    await restore(tx, { id, now, computeBy: now + leaseMs })
    await recordAudit(tx, { actor: by, action: 'segment.restore', target: toPublicId('segment', id), data: {} })
    return true
  })
  if (isRestored) return computeAndLoad(deps, workspaceId, { segmentId: id, cause: 'restored' })
  return deps.db.withWorkspace(workspaceId, (tx) => requireSegment(tx, id))
}

async function requireRoom(tx: Tx): Promise<void> {
  if (await countSegments(tx) >= mostSegments) throw new AppError('CONFLICT', `A workspace can have at most ${mostSegments} segments. Archive some first.`)
}

export async function requireSegment(tx: Tx, id: string): Promise<Segment> {
  const segment = await loadSegment(tx, id)
  if (segment === null) throw new AppError('NOT_FOUND', `There is no segment with the id "${toPublicId('segment', id)}".`)
  return segment
}

async function computeAndLoad(deps: Deps, workspaceId: string, asked: { readonly segmentId: string; readonly cause: string }): Promise<Segment> {
  const computing = computeSegment(deps, workspaceId, { ...asked, timeLimitMs }).catch((error: unknown) => {
    // The segment is saved; whatever kept it from being computed, the worker tries again.
    deps.log.warn({ err: error, segmentId: asked.segmentId }, 'A segment could not be computed at once')
    return null
  })
  await firstOf(computing, timeLimitMs)
  return deps.db.withWorkspace(workspaceId, (tx) => requireSegment(tx, asked.segmentId))
}
