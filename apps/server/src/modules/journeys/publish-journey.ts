import type { JsonObject, Plan } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { recordAudit } from '../workspaces/index.ts'
import { checkDocument } from './check-document.ts'
import type { CheckedDocument } from './check-document.ts'
import { existingJourneyLocked } from './existing-journey.ts'
import { insertVersion, loadVersion } from './journey-versions-repository.ts'
import { markPublished } from './journeys-repository.ts'
import type { Journey } from './journeys-repository.ts'

export interface PublishInput {
  readonly journeyId: string
  /** `all`: people who are in the segment of the entry already are entered too. An event entry has nobody to catch up on. */
  readonly backfill: 'none' | 'all'
  readonly note: string
  /** Name of the actor. */
  readonly by: string
}

type Publishable = Extract<CheckedDocument, { ok: true }>

/**
 * Makes the draft the next version, or gives the present version when it already is exactly that (a repeated request). Runs under
 * way finish on the version they entered. A paused journey stays paused. Throws NOT_PUBLISHABLE with every diagnostic.
 */
export async function publishJourney(deps: Deps, tx: Tx, input: PublishInput): Promise<{ version: number }> {
  const journey = await existingJourneyLocked(tx, input.journeyId)
  if (journey.status === 'stopped' && journey.isSettling) throw new AppError('WRONG_STATE', 'The people in this journey are still being taken out of it. Try again in a moment.')
  const checked = await checkDocument(tx, journey.draft, deps.env)
  if (!checked.ok) throw notPublishable(checked)
  if (await isPublished(tx, journey, { input, checked })) return { version: journey.publishedVersion ?? 0 }
  return storeVersion(deps, tx, { journey, checked, input })
}

function notPublishable({ diagnostics }: Pick<CheckedDocument, 'diagnostics'>): AppError {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error')
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  return new AppError('NOT_PUBLISHABLE', `${errors[0]?.message ?? ''}${more}`, {
    data: { diagnostics },
    errors: errors.map((diagnostic) => ({ path: diagnostic.nodeId === null ? 'document' : `document.nodes.${diagnostic.nodeId}`, message: diagnostic.message })),
  })
}

/** Whether the newest version has this very draft, sends these very templates and was published with the same wish. */
async function isPublished(tx: Tx, journey: Journey, { input, checked }: { readonly input: PublishInput; readonly checked: Publishable }): Promise<boolean> {
  if (journey.status === 'stopped' || journey.publishedVersion === null || journey.publishedRevision !== journey.draftRevision) return false
  const version = await loadVersion(tx, journey.id, journey.publishedVersion)
  if (version === null || version.backfill !== input.backfill) return false
  const pins = Object.entries(checked.templateVersions)
  return pins.length === Object.keys(version.templateVersions).length && pins.every(([id, pinned]) => version.templateVersions[id] === pinned)
}

async function storeVersion(deps: Deps, tx: Tx, { journey, checked, input }: { readonly journey: Journey; readonly checked: Publishable; readonly input: PublishInput }): Promise<{ version: number }> {
  const { plan, templateVersions } = checked
  const version = (journey.publishedVersion ?? 0) + 1
  await insertVersion(tx, { journeyId: journey.id, version, document: journey.draft, plan, templateVersions, note: input.note, backfill: input.backfill, publishedBy: input.by })
  const trigger = triggerOf(plan)
  const backfills = input.backfill === 'all' && trigger.segmentId !== null
  await markPublished(tx, {
    id: journey.id, version, trigger, backfills, status: journey.status === 'paused' ? 'paused' : 'live',
    waitEvents: [...new Set([...journey.waitEvents, ...waitEventsOf(plan)])],
  })
  const data: JsonObject = { version, backfill: input.backfill, note: input.note }
  await recordAudit(tx, { actor: input.by, action: 'workflows.publish', target: journey.id, data })
  tx.afterCommit(() => {
    if (backfills) deps.wake.wake('run.advance', tx.workspaceId)
    deps.live.publish({ kind: 'journey', workspaceId: tx.workspaceId, journeyId: journey.id })
  })
  return { version }
}

function triggerOf(plan: Plan): { kind: string; event: string | null; segmentId: string | null } {
  const { trigger } = plan.entry
  return trigger.kind === 'event'
    ? { kind: 'event', event: trigger.event, segmentId: null }
    : { kind: 'segmentEntered', event: null, segmentId: parsePublicId('segment', trigger.segmentId) }
}

function waitEventsOf(plan: Plan): string[] {
  return Object.values(plan.nodes).flatMap((node) => {
    const event = node.kind === 'waitForEvent' ? node.config['event'] : undefined
    return typeof event === 'string' ? [event] : []
  })
}
