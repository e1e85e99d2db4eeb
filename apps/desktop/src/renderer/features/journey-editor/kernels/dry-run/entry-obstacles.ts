import { entryKey, matchesEntry, readPath, splitBucket, type JsonObject, type Plan } from '@sendero/flow-engine'

export interface EntryAsked {
  readonly plan: Plan
  readonly customerId: string
  readonly traits: JsonObject
  readonly segments: ReadonlySet<string>
  readonly entryEvent: { readonly name: string; readonly properties: JsonObject } | null
  readonly start: number
  /** Runs of the person in this journey so far, and whether one is under way. */
  readonly earlier: { readonly runs: number; readonly isUnderWay: boolean } | null
}

/** Why somebody would not be let in, each in a word of its own; the walk goes on all the same. */
export type EntryObstacle =
  | { readonly kind: 'eventDiffers'; readonly event: string }
  | { readonly kind: 'noKey'; readonly reason: string }
  | { readonly kind: 'notInSegment' | 'stillInSegment'; readonly segmentId: string }
  | { readonly kind: 'noDate'; readonly path: string }
  | { readonly kind: 'heldOut'; readonly percent: number }
  | { readonly kind: 'hasBeenIn'; readonly runs: number }
  | { readonly kind: 'isIn' }

export function entryObstacles(asked: EntryAsked): readonly EntryObstacle[] {
  return [...byTrigger(asked), ...byHoldout(asked), ...byReentry(asked)]
}

function byTrigger({ plan: { entry }, traits, segments, entryEvent, start }: EntryAsked): EntryObstacle[] {
  const { trigger } = entry
  switch (trigger.kind) {
    case 'event': {
      const event = entryEvent ?? { name: '', properties: {} }
      if (!matchesEntry(entry, event, start)) return [{ kind: 'eventDiffers', event: trigger.event }]
      const key = entryKey(entry, event)
      return key.ok ? [] : [{ kind: 'noKey', reason: key.reason }]
    }
    case 'segmentEntered': return segments.has(trigger.segmentId) ? [] : [{ kind: 'notInSegment', segmentId: trigger.segmentId }]
    case 'segmentLeft': return segments.has(trigger.segmentId) ? [{ kind: 'stillInSegment', segmentId: trigger.segmentId }] : []
    case 'schedule': return outside(trigger.segmentId, segments)
    case 'date': {
      const value = readPath(traits, trigger.path)
      return [...(value === undefined || value === null || value === '' ? [{ kind: 'noDate', path: trigger.path } as const] : []), ...outside(trigger.segmentId, segments)]
    }
    case 'api': case 'journey': return []
  }
}

const outside = (segmentId: string | null, segments: ReadonlySet<string>): EntryObstacle[] => segmentId === null || segments.has(segmentId) ? [] : [{ kind: 'notInSegment', segmentId }]

function byHoldout({ plan: { entry: { holdout } }, customerId }: EntryAsked): EntryObstacle[] {
  const isHeldOut = holdout !== undefined && splitBucket(holdout.salt, 'entry', customerId) < Math.round(holdout.percent * 100)
  return isHeldOut ? [{ kind: 'heldOut', percent: holdout.percent }] : []
}

function byReentry({ plan: { entry: { reentry } }, earlier }: EntryAsked): EntryObstacle[] {
  if (earlier === null || earlier.runs === 0) return []
  if (reentry === 'never') return [{ kind: 'hasBeenIn', runs: earlier.runs }]
  return reentry === 'afterExit' && earlier.isUnderWay ? [{ kind: 'isIn' }] : []
}
