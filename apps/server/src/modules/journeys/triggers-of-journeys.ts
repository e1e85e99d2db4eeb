import type { JsonValue } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId, toPublicId } from '../../db/public-id.ts'
import { segmentNames } from '../segments/index.ts'
import type { ListedJourney } from './journeys-repository.ts'

/** How people enter a journey, in short. */
export type TriggerSummary =
  | { readonly kind: 'event'; readonly event: string }
  /** `segmentName` null: there is no such segment. */
  | { readonly kind: 'segmentEntered'; readonly segmentId: string; readonly segmentName: string | null }

/** By journey id: of one that people can be in what is published, of others what is drawn; a draft without a trigger is left out. */
export async function triggersOfJourneys(tx: Tx, journeys: readonly ListedJourney[]): Promise<Map<string, TriggerSummary>> {
  const triggers = journeys.flatMap((journey) => {
    const trigger = journey.status === 'live' || journey.status === 'paused' ? publishedTrigger(journey) : drawnTrigger(journey.draftTrigger)
    return trigger === null ? [] : [[journey.id, trigger] as const]
  })
  const ids = triggers.flatMap(([, trigger]) => (trigger.kind === 'segmentEntered' ? parsePublicId('segment', trigger.segmentId) ?? [] : []))
  const names = await segmentNames(tx, ids)
  return new Map(triggers.map(([id, trigger]) => [id, trigger.kind === 'event' ? trigger : { ...trigger, segmentName: names.get(parsePublicId('segment', trigger.segmentId) ?? '') ?? null }]))
}

type Unnamed = { readonly kind: 'event'; readonly event: string } | { readonly kind: 'segmentEntered'; readonly segmentId: string }

function publishedTrigger({ triggerKind, triggerEvent, triggerSegmentId }: ListedJourney): Unnamed | null {
  if (triggerKind === 'event' && triggerEvent !== null) return { kind: 'event', event: triggerEvent }
  return triggerSegmentId === null ? null : { kind: 'segmentEntered', segmentId: toPublicId('segment', triggerSegmentId) }
}

function drawnTrigger(trigger: JsonValue): Unnamed | null {
  if (typeof trigger !== 'object' || trigger === null || Array.isArray(trigger)) return null
  const { kind, event, segmentId } = trigger
  if (kind === 'event') return typeof event === 'string' && event !== '' ? { kind, event } : null
  return kind === 'segmentEntered' && typeof segmentId === 'string' && segmentId !== '' ? { kind, segmentId } : null
}
