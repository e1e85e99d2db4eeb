import type { EdgeId, NodeId } from './ids.ts'
import type { Instant } from './instant.ts'
import type { JsonObject } from './json.ts'

/**
 * One recorded decision of a step: the "why" view is nothing but these.
 * A node passed in one go has entered and left true; a node that parks gives one decision when entered and one when left.
 */
export interface Decision {
  readonly nodeId: NodeId
  readonly visit: number
  readonly at: Instant
  readonly entered: boolean
  readonly left: boolean
  /** Port taken when left; null while parked or when the run ended in the node. */
  readonly port: string | null
  /** Edge followed; null when the port is open (the run ends there). */
  readonly edgeId: EdgeId | null
  readonly isGoal: boolean
  /**
   * What was decided, in one word: entered (the entry, visit 0), queued (e-mail, webhook: delivery decides the rest), branch,
   * else, heldOut, unreachable, tooMany, updated, emitted, jumped, started, returned, waiting, waited, missed, inWindow, event,
   * segment, timeout, queuedUp, letOn, ignored, converted, exited, failed.
   */
  readonly outcome: string
  /** The deciding values, small and readable. Never a whole profile. */
  readonly inputs: JsonObject
}
