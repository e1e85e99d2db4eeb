import type { NodeId } from './ids.ts'
import type { Instant } from './instant.ts'
import type { EventFact, CustomerFacts } from './facts.ts'
import type { JsonObject } from './json.ts'

export type RunStatus = 'active' | 'completed' | 'converted' | 'exited' | 'failed'

/** Plain JSON, stored as it is. Fields are only ever added; old states must step for ever. */
export interface RunState {
  readonly engineVersion: 1
  readonly status: RunStatus
  /** Why the run ended: end, goal, exit, stopped, ...; null while active. */
  readonly endReason: string | null
  /** Node the run stands in; after the end the last node it stood in; null only before the first node. */
  readonly nodeId: NodeId | null
  /** Ordinal of the current visit, from 1: (run, visit) names a message for ever. */
  readonly visit: number
  readonly enteredNodeAt: Instant
  /**
   * Events that occurred before this do not end the wait. There only when it is earlier than enteredNodeAt: an event brought
   * the run here, and what the person did right after it may have reached us in the same moment. Absent: enteredNodeAt.
   */
  readonly eventsCountFrom?: Instant
  /** When the run must be stepped next even if nothing happens; null when only an event can wake it. */
  readonly wakeAt: Instant | null
  /** Name of the event it waits for; null when it does not wait for one. */
  readonly waitEvent: string | null
  /** Events from then on count for the goals and exits of the journey as a whole. There only when it has some. */
  readonly watchesFrom?: Instant
  /** Name of the run. There only when the plan starts other journeys, whose end must find it. */
  readonly runId?: string
  /** What started the run: offered to templates as `event`. */
  readonly entry: { readonly event: { readonly name: string; readonly properties: JsonObject } | null }
}

export interface RunSubject {
  readonly customer: CustomerFacts
  /** `occurredAt`: with it, what the person did right after counts for a wait at the start, however late the run is started. */
  readonly event: { readonly name: string; readonly properties: JsonObject; readonly occurredAt?: Instant } | null
  /** What the entry decision records of why the person is here; without it what the plan says. */
  readonly cause?: JsonObject
  /** Public id of the run: kept in its state where the plan needs it. */
  readonly runId?: string
}

/** Why a step is taken. `wake`: its time came. `event`: one happened that it may wait for. `end`: the shell ends it (journey stopped, customer erased). */
export type RunInput =
  | { readonly kind: 'wake' }
  | { readonly kind: 'event'; readonly event: EventFact }
  | { readonly kind: 'end'; readonly reason: string }
