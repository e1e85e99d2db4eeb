/** 0 to 100 with at most two decimals. */
export function isPercent(percent: number): boolean {
  return percent >= 0 && percent <= 100 && Math.abs(percent * 100 - basisPoints(percent)) <= 1e-6
}

/** Whole basis points, because 33.3 + 33.3 + 33.4 is not 100 in binary fractions. */
export function basisPoints(percent: number): number {
  return Math.round(percent * 100)
}
