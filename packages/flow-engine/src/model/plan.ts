import type { FactNeeds } from './facts.ts'
import type { EdgeId, JourneyId, NodeId, SegmentId, TemplateId } from './ids.ts'
import type { JsonObject } from './json.ts'

/** A compiled journey: plain JSON, immutable, stored with the version. Compile and execute meet only here. */
export interface Plan {
  readonly engineVersion: 1
  readonly entry: PlanEntry
  /** First node; null when nothing is attached to the entry. */
  readonly start: { readonly nodeId: NodeId; readonly edgeId: EdgeId } | null
  readonly nodes: { readonly [nodeId: string]: PlanNode }
  /** Templates the e-mail nodes send: pinned to a version at publish. */
  readonly templateIds: readonly TemplateId[]
  /** Segments the rules and the trigger look at. */
  readonly segmentIds: readonly SegmentId[]
  /** Needs of everything reachable from the entry without parking: what a start has to load. */
  readonly startNeeds: FactNeeds
  /** Goals and exits of the journey as a whole; absent without any. */
  readonly watch?: PlanWatch
  /** Journeys that nodes start; absent without any. */
  readonly journeyIds?: readonly JourneyId[]
}

export interface PlanWatch {
  readonly ends: readonly PlanEnd[]
  /** Names of the events to be handed to every run, whatever it waits for. */
  readonly events: readonly string[]
  /** What has to be loaded to look at them all. */
  readonly needs: FactNeeds
}

export interface PlanEnd {
  readonly id: string
  readonly kind: 'goal' | 'exit'
  readonly name: string
  readonly when:
    | { readonly kind: 'event'; readonly event: string; readonly where: readonly JsonObject[] }
    | { readonly kind: 'segmentEntered' | 'segmentLeft'; readonly segmentId: SegmentId }
    /** A segment rule, parsed by the compiler. */
    | { readonly kind: 'rule'; readonly rule: JsonObject }
}

export interface PlanNode {
  readonly id: NodeId
  readonly kind: string
  readonly name: string
  readonly config: JsonObject
  /** Port -> where it leads. A port that is not here is open: the run ends there. */
  readonly next: { readonly [port: string]: { readonly nodeId: NodeId; readonly edgeId: EdgeId } }
  /** Needs of this node and of all reachable from it without parking: what a step that starts here has to load. */
  readonly needs: FactNeeds
}

export interface PlanEntry {
  readonly trigger:
    | { readonly kind: 'segmentEntered' | 'segmentLeft'; readonly segmentId: SegmentId }
    | {
      readonly kind: 'event'
      readonly event: string
      /** Property conditions as in the segment rule. */
      readonly where: readonly JsonObject[]
      /** Path into the event (`properties.orderId`): one run per value; null without a key. */
      readonly key: string | null
    }
    /** `start`: local day and time, `2026-12-24T09:00`; `rule`: RFC 5545, null for once. */
    | { readonly kind: 'schedule'; readonly start: string; readonly rule: string | null; readonly clock: 'workspace' | 'customer'; readonly segmentId: SegmentId | null }
    | {
      readonly kind: 'date'
      readonly path: string
      readonly offset: { readonly direction: 'before' | 'after'; readonly by: string } | null
      readonly time: string
      readonly yearly: boolean
      readonly segmentId: SegmentId | null
    }
    | { readonly kind: 'api' }
    | { readonly kind: 'journey' }
  readonly reentry: 'never' | 'afterExit' | 'afterTime' | 'always'
  /** With afterTime: ISO 8601 duration since the last entry. */
  readonly reentryAfter?: string
  /** With always: runs of one person at a time. */
  readonly atMost?: number
  readonly holdout?: { readonly percent: number; readonly salt: string }
  /** Lets in also the share of people all journeys are kept from. */
  readonly ignoresHoldout?: true
}
