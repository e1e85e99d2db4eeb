import type { Instant } from '../model/instant.ts'

/** An answer and how long it is sure to stay: true or false at every instant before `until`, if only time passes. */
export interface Timed {
  readonly holds: boolean
  /** Infinity: for ever. */
  readonly until: Instant
}

export function forEver(holds: boolean): Timed {
  return { holds, until: Infinity }
}

export function opposite(timed: Timed): Timed {
  return { holds: !timed.holds, until: timed.until }
}

/**
 * Whether at least `wanted` of the parts hold. It stays true while that many of those that hold now still do, and false
 * until enough of the others could have turned.
 */
export function atLeast(wanted: number, parts: readonly Timed[]): Timed {
  if (wanted <= 0) return forEver(true)
  const holding = untils(parts, true)
  const missing = wanted - holding.length
  if (missing <= 0) return { holds: true, until: holding[holding.length - wanted] ?? Infinity }
  return { holds: false, until: untils(parts, false)[missing - 1] ?? Infinity }
}

export function every(parts: readonly Timed[]): Timed {
  return atLeast(parts.length, parts)
}

export function some(parts: readonly Timed[]): Timed {
  return atLeast(1, parts)
}

function untils(parts: readonly Timed[], holds: boolean): Instant[] {
  return parts.filter((part) => part.holds === holds).map((part) => part.until).sort((a, b) => a - b)
}
