import { durationInWords } from '@sendero/flow-engine/time'
import { capWindowMs } from '../workspaces/index.ts'
import type { FrequencyCap } from '../workspaces/index.ts'

interface Sends {
  /** Epoch ms of the other mails that count for this person. */
  readonly counted: readonly number[]
  readonly now: number
  /** By how much the mail may leave later than it is counted: so much longer the others are held against it. */
  readonly startsWithinMs: number
}

/** The first cap that one more mail would break; null when none. */
export function reachedCap(caps: readonly FrequencyCap[], { counted, now, startsWithinMs }: Sends): FrequencyCap | null {
  return caps.find(({ most, within }) => {
    const from = now - startsWithinMs - (capWindowMs(within) ?? 0)
    // Also those ahead of a clock that was set back.
    return counted.filter((at) => at > from).length >= most
  }) ?? null
}

/** The longest that any of them looks back, in milliseconds. */
export function longestWindowMs(caps: readonly FrequencyCap[]): number {
  return Math.max(0, ...caps.map(({ within }) => capWindowMs(within) ?? 0))
}

/** `2 per 7 days`, `1 per day`. */
export function capInWords({ most, within }: FrequencyCap): string {
  return `${most} per ${durationInWords(within).replace(/^1 (?=\w+$)/, '')}`
}
