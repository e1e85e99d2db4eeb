import type { JsonObject, Plan } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { planOccurrences } from '../calendar/index.ts'
import { beginExperiments } from '../runs/index.ts'
import { recordAudit } from '../workspaces/index.ts'
import { loadSegment } from '../segments/index.ts'
import { checkDocument } from './check-document.ts'
import type { CheckedDocument } from './check-document.ts'
import { eventsOfPlan } from './events-of-plan.ts'
import { existingJourneyLocked } from './existing-journey.ts'
import { insertVersion, loadVersion } from './journey-versions-repository.ts'
import type { Backfill } from './journey-versions-repository.ts'
import { markPublished } from './journeys-repository.ts'
import type { Journey } from './journeys-repository.ts'
import { publishedDocument } from './published-document.ts'

export interface PublishInput {
  readonly journeyId: string
  /**
   * `all`: people who are in the segment of the entry already are entered too. `chosen`: those who are in the segment named by
   * `backfillSegmentId` now, whatever the entry is.
   */
  readonly backfill: Backfill
  readonly backfillSegmentId?: string | undefined
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
  const checked = await checkDocument(tx, journey.draft, { ...deps.env, published: await publishedDocument(tx, journey) })
  if (!checked.ok) throw notPublishable(checked)
  const backfillSegmentId = await chosenSegment(tx, input)
  if (await isPublished(tx, journey, { input, checked })) return { version: journey.publishedVersion ?? 0 }
  return storeVersion(deps, tx, { journey, checked, input, backfillSegmentId })
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
  // Whoever chooses people again means them to be entered again.
  if (input.backfill === 'chosen' || journey.status === 'stopped' || journey.publishedVersion === null || journey.publishedRevision !== journey.draftRevision) return false
  const version = await loadVersion(tx, journey.id, journey.publishedVersion)
  if (version === null || version.backfill !== input.backfill) return false
  const pins = Object.entries(checked.templateVersions)
  return pins.length === Object.keys(version.templateVersions).length && pins.every(([id, pinned]) => version.templateVersions[id] === pinned)
}

/** Whom a chosen backfill is about; null for any other. Throws INVALID_INPUT for a segment that cannot be meant. */
async function chosenSegment(tx: Tx, { backfill, backfillSegmentId }: PublishInput): Promise<string | null> {
  if (backfill !== 'chosen') return null
  const uuid = parsePublicId('segment', backfillSegmentId ?? '')
  if (uuid !== null && await loadSegment(tx, uuid) !== null) return uuid
  const message = 'Name the segment whose members are to be entered, such as seg_..., or publish with another backfill.'
  throw new AppError('INVALID_INPUT', message, { errors: [{ path: 'backfillSegmentId', message }] })
}

interface Storing { readonly journey: Journey; readonly checked: Publishable; readonly input: PublishInput; readonly backfillSegmentId: string | null }

async function storeVersion(deps: Deps, tx: Tx, { journey, checked, input, backfillSegmentId }: Storing): Promise<{ version: number }> {
  const { plan, templateVersions } = checked
  const version = (journey.publishedVersion ?? 0) + 1
  await insertVersion(tx, { journeyId: journey.id, version, document: journey.draft, plan, templateVersions, note: input.note, backfill: input.backfill, publishedBy: input.by })
  const trigger = triggerOf(plan)
  const backfills = backfillSegmentId !== null || (input.backfill === 'all' && trigger.kind === 'segmentEntered' && trigger.segmentId !== null)
  await markPublished(tx, {
    id: journey.id, version, trigger, backfills, status: journey.status === 'paused' ? 'paused' : 'live',
    events: eventsOfPlan(plan), backfillSegmentId,
  })
  await beginExperiments(tx, journey.id, experimentsOf(plan))
  await planOccurrences(deps, tx, { journeyId: journey.id, version, trigger: plan.entry.trigger })
  const data: JsonObject = { version, backfill: input.backfill, note: input.note }
  await recordAudit(tx, { actor: input.by, action: 'workflows.publish', target: journey.id, data })
  tx.afterCommit(() => {
    if (backfills) deps.wake.wake('run.advance', tx.workspaceId)
    deps.live.publish({ kind: 'journey', workspaceId: tx.workspaceId, journeyId: journey.id })
  })
  return { version }
}

function experimentsOf({ nodes }: Plan): { nodeId: string; salt: string; config: JsonObject }[] {
  return Object.values(nodes).flatMap(({ id, kind, config }) => (kind === 'experiment' && typeof config['salt'] === 'string' ? [{ nodeId: id, salt: config['salt'], config }] : []))
}

function triggerOf({ entry: { trigger } }: Plan): { kind: string; event: string | null; segmentId: string | null } {
  const segmentId = 'segmentId' in trigger && trigger.segmentId !== null ? parsePublicId('segment', trigger.segmentId) : null
  return { kind: trigger.kind, event: trigger.kind === 'event' ? trigger.event : null, segmentId }
}
