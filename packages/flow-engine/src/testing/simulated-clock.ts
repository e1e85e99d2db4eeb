import type { Instant } from '../model/instant.ts'

export interface SimulatedClock {
  now(): Instant
  /** Moves to an instant, never back: what was decided cannot be undecided. */
  moveTo(instant: Instant): void
}

/** A clock that stands still until it is moved. */
export function simulatedClock(start: Instant): SimulatedClock {
  let now = start
  return {
    now: () => now,
    moveTo: (instant) => {
      if (instant < now) throw new Error(`The clock stands at ${now} and cannot go back to ${instant}`)
      now = instant
    },
  }
}
