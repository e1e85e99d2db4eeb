import type { Channel } from '@sendero/flow-engine'
import { ruleNeeds } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { toPublicId } from '../../db/public-id.ts'
import type { ChangedCustomer } from '../customers/index.ts'

/** A segment that is kept up to date, and what its rule looks at. */
export interface LiveSegment {
  readonly id: string
  readonly publicId: string
  readonly revision: number
  readonly rule: Rule
  readonly events: readonly string[]
  /** Those of `events` whose properties it looks at. */
  readonly eventProperties: readonly string[]
  readonly traits: readonly string[]
  /** Public ids of the lists it looks at. */
  readonly lists: readonly string[]
  /** Of which it asks whether they reach people, or what people said about them. */
  readonly channels: readonly Channel[]
  readonly dependsOnTime: boolean
}

export function toLiveSegment({ id, revision, rule }: { readonly id: string; readonly revision: number; readonly rule: Rule }): LiveSegment {
  const { events, eventProperties, lists, channels, consents, dependsOnTime, dependsOnZone, ...needs } = ruleNeeds(rule)
  // Another address may be one that is reached; whichever way somebody gets another clock, it is told as a change of this trait.
  const traits = [...needs.traits, ...(channels.includes('email') ? ['email'] : []), ...(dependsOnZone ? ['timezone'] : [])]
  return { id, publicId: toPublicId('segment', id), revision, rule, events, eventProperties, traits, lists, channels: [...channels, ...consents], dependsOnTime }
}

export interface SegmentIndex {
  readonly segments: readonly LiveSegment[]
  /** For each segment these changes can touch, the customers it has to be evaluated for. */
  touchedBy(changed: readonly ChangedCustomer[]): Map<LiveSegment, ChangedCustomer[]>
}

/** Finds the segments a change can touch by the names of events, by traits, lists and channels, without looking at the others. */
export function indexSegments(segments: readonly LiveSegment[]): SegmentIndex {
  const byEvent = groupByKeys(segments, (segment) => segment.events)
  const byList = groupByKeys(segments, (segment) => segment.lists)
  const byChannel = groupByKeys(segments, (segment) => segment.channels)
  const byTrait = groupByKeys(segments, (segment) => segment.traits.map(topOf))
  return {
    segments,
    touchedBy(changed) {
      const touched = new Map<LiveSegment, ChangedCustomer[]>()
      for (const change of changed) {
        const hit = change.paths === 'all' ? segments : new Set([
          ...change.events.flatMap((event) => byEvent.get(event) ?? []),
          ...(change.lists ?? []).flatMap((list) => byList.get(list) ?? []),
          ...(change.channels ?? []).flatMap((channel) => byChannel.get(channel) ?? []),
          ...change.paths.flatMap((path) => byTrait.get(topOf(path)) ?? []),
        ])
        for (const segment of hit) {
          const customers = touched.get(segment)
          if (customers) customers.push(change)
          else touched.set(segment, [change])
        }
      }
      return touched
    },
  }
}

/** `address` may be replaced as a whole where a rule asks for `address.city`, and the other way round: the first name decides. */
const topOf = (path: string): string => path.split('.', 1)[0] ?? path

function groupByKeys(segments: readonly LiveSegment[], keysOf: (segment: LiveSegment) => readonly string[]): Map<string, LiveSegment[]> {
  const groups = new Map<string, LiveSegment[]>()
  for (const segment of segments) {
    for (const key of new Set(keysOf(segment))) {
      const group = groups.get(key)
      if (group) group.push(segment)
      else groups.set(key, [segment])
    }
  }
  return groups
}
