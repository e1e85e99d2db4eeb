import type { JourneyId } from './ids.ts'
import type { JsonObject } from './json.ts'

// Events the product itself tells runs, so that what is waited for is handed over, kept and looked up like any event. The
// names are reserved: no client can send them, and analytics does not count them.

export const signals = { segmentEntered: '$sendero.segmentEntered', segmentLeft: '$sendero.segmentLeft', journeyEnded: '$sendero.journeyEnded' } as const

/** Tells who has entered or left a segment: `segmentId`. */
export const isSegmentSignal = (event: string): boolean => event === signals.segmentEntered || event === signals.segmentLeft

/** `parentRunId` and `parentVisit` name the visit that started the other journey; `status` is how its run ended, or notEntered. */
export interface JourneyEndedSignal extends JsonObject {
  readonly journeyId: JourneyId
  readonly parentRunId: string
  readonly parentVisit: number
  readonly status: string
}
