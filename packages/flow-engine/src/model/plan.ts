import type { FactNeeds } from './facts.ts'
import type { EdgeId, NodeId, SegmentId, TemplateId } from './ids.ts'
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
    | { readonly kind: 'segmentEntered'; readonly segmentId: SegmentId }
    | {
      readonly kind: 'event'
      readonly event: string
      /** Property conditions as in the segment rule. */
      readonly where: readonly JsonObject[]
      /** Path into the event (`properties.orderId`): one run per value; null without a key. */
      readonly key: string | null
    }
  readonly reentry: 'never' | 'afterExit' | 'always'
}
