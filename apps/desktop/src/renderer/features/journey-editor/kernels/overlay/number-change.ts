import { wilson, type Rate } from './node-figures.ts'

export interface CountChange {
  readonly before: number
  readonly difference: number
  /** Part of what was before; null where that was nobody, or so few that a percentage would say more than is known. */
  readonly share: number | null
}

export interface RateChange {
  /** Percentage points: 0.05 is five points more. */
  readonly points: number
  /** With 95 % certainty the true difference lies between these. */
  readonly low: number
  readonly high: number
  /** No difference lies between them too: what is seen may be nothing but chance. */
  readonly mayBeChance: boolean
}

const fewestForShare = 20

export function countChange(now: number, before: number): CountChange {
  return { before, difference: now - before, share: before < fewestForShare ? null : (now - before) / before }
}

/** How a rate changed (Newcombe's interval, out of Wilson's of each); null while either is of nobody. */
export function rateChange(now: Rate | null, before: Rate | null): RateChange | null {
  if (now === null || before === null || now.whole === 0 || before.whole === 0) return null
  const [a, b] = [shareOf(now), shareOf(before)]
  const [ofNow, ofBefore] = [wilson(now), wilson(before)]
  const points = a - b
  const low = points - Math.hypot(a - ofNow.low, ofBefore.high - b)
  const high = points + Math.hypot(ofNow.high - a, b - ofBefore.low)
  return { points, low, high, mayBeChance: low <= 0 && high >= 0 }
}

const shareOf = ({ part, whole }: Rate): number => Math.min(1, part / whole)
