import { compileJourney } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { loadSegment, refreshSegment } from '../segments/index.ts'
import { existingJourney } from './existing-journey.ts'

/**
 * Computes the segment a draft starts from, or takes its people from, if that was never done. Otherwise its first computation, coming after the publishing,
 * would take everybody who is in it for somebody who has just entered, and an occurrence of the calendar would find nobody in it. Does nothing for a draft that cannot be published.
 */
export async function computeTriggerSegment(deps: Deps, { workspaceId, journeyId }: { readonly workspaceId: string; readonly journeyId: string }): Promise<void> {
  const segmentId = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const compiled = compileJourney((await existingJourney(tx, journeyId)).draft)
    const trigger = compiled.ok ? compiled.plan.entry.trigger : null
    if (trigger === null || trigger.kind === 'segmentLeft' || !('segmentId' in trigger) || trigger.segmentId === null) return null
    const uuid = parsePublicId('segment', trigger.segmentId)
    const segment = uuid === null ? null : await loadSegment(tx, uuid)
    return segment !== null && segment.computedAt === null ? segment.id : null
  })
  if (segmentId !== null) await refreshSegment(deps, workspaceId, { segmentId, cause: 'publish' })
}
