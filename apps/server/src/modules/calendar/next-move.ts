import type { Moment } from './moments-of-zones.ts'
import type { LeftOut, Occurrence } from './occurrence.ts'

/** What is to be done about an occurrence, and how far it is done without: `doneThrough`, with the reason where people were left out. */
export interface Move {
  readonly doneThrough: number
  readonly reason: LeftOut | null
  readonly next: { readonly kind: 'enter'; readonly moment: Moment } | { readonly kind: 'wait'; readonly until: number } | { readonly kind: 'finish' }
}

const dayMs = 86_400_000

interface Given {
  /** When it comes for whom, the earliest first. */
  readonly moments: readonly Moment[]
  readonly now: number
  /** Why nobody may enter now; null when they may. */
  readonly shut: 'paused' | 'closed' | null
}

/** Pure: the same occurrence at the same time is always moved alike, by whichever process. */
export function nextMove(occurrence: Pick<Occurrence, 'doneThrough' | 'pausedUntil' | 'endsAt' | 'reason'>, { moments, now, shut }: Given): Move {
  let { doneThrough, reason } = occurrence
  const pausedUntil = occurrence.pausedUntil ?? Number.NEGATIVE_INFINITY
  for (const moment of moments) {
    if (moment.at <= doneThrough) continue
    if (moment.at > now) return { doneThrough, reason, next: { kind: 'wait', until: moment.at } }
    const left = shut ?? (moment.at <= pausedUntil ? 'paused' : now - moment.at >= dayMs ? 'late' : null)
    if (left === null) return { doneThrough, reason, next: { kind: 'enter', moment } }
    reason ??= left
    doneThrough = moment.at
  }
  return { doneThrough, reason, next: now < occurrence.endsAt ? { kind: 'wait', until: occurrence.endsAt } : { kind: 'finish' } }
}
