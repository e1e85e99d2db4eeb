import type { JsonObject, JsonValue, PlanEntry } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId, toPublicId } from '../../db/public-id.ts'
import { segmentNames } from '../segments/index.ts'
import type { ListedJourney } from './journeys-repository.ts'

type TriggerKind = PlanEntry['trigger']['kind']

/** How people enter a journey, in short. */
export type TriggerSummary =
  | { readonly kind: 'event'; readonly event: string }
  /** `segmentName` null: there is no such segment. */
  | { readonly kind: 'segmentEntered' | 'segmentLeft'; readonly segmentId: string; readonly segmentName: string | null }
  /** `path`: the attribute that holds the date. */
  | { readonly kind: 'date'; readonly path: string }
  | { readonly kind: 'schedule' | 'api' | 'journey' }

type Unnamed = Exclude<TriggerSummary, { segmentName: string | null }> | { readonly kind: 'segmentEntered' | 'segmentLeft'; readonly segmentId: string }

/** By journey id: of one that people can be in what is published, of others what is drawn; a draft without a trigger is left out. */
export async function triggersOfJourneys(tx: Tx, journeys: readonly ListedJourney[]): Promise<Map<string, TriggerSummary>> {
  const triggers = journeys.flatMap((journey) => {
    const trigger = journey.status === 'live' || journey.status === 'paused' ? publishedTrigger(journey) : drawnTrigger(journey.draftTrigger)
    return trigger === null ? [] : [[journey.id, trigger] as const]
  })
  const ids = triggers.flatMap(([, trigger]) => ('segmentId' in trigger ? parsePublicId('segment', trigger.segmentId) ?? [] : []))
  const names = await segmentNames(tx, ids)
  return new Map(triggers.map(([id, trigger]) => [id, 'segmentId' in trigger ? { ...trigger, segmentName: names.get(parsePublicId('segment', trigger.segmentId) ?? '') ?? null } : trigger]))
}

function publishedTrigger({ triggerKind, triggerEvent, triggerSegmentId, publishedTrigger: stored }: ListedJourney): Unnamed | null {
  return triggerKind === null ? null : summaryOf(triggerKind, {
    event: triggerEvent, segmentId: triggerSegmentId === null ? null : toPublicId('segment', triggerSegmentId), path: isObject(stored) ? stored['path'] : null,
  })
}

function drawnTrigger(trigger: JsonValue): Unnamed | null {
  return isObject(trigger) && typeof trigger['kind'] === 'string' ? summaryOf(trigger['kind'], trigger) : null
}

const isText = (value: JsonValue | undefined): value is string => typeof value === 'string' && value !== ''

function summaryOf(kind: string, { event, segmentId, path }: { readonly [field: string]: JsonValue | undefined }): Unnamed | null {
  switch (kind as TriggerKind) {
    case 'event': return isText(event) ? { kind: 'event', event } : null
    case 'segmentEntered': return isText(segmentId) ? { kind: 'segmentEntered', segmentId } : null
    case 'segmentLeft': return isText(segmentId) ? { kind: 'segmentLeft', segmentId } : null
    case 'date': return isText(path) ? { kind: 'date', path } : null
    case 'schedule': return { kind: 'schedule' }
    case 'api': return { kind: 'api' }
    case 'journey': return { kind: 'journey' }
    default: return null
  }
}

const isObject = (value: JsonValue | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
