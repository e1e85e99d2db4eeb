import type { Problem } from '../model/diagnostic-codes.ts'
import { basisPoints, isPercent } from '../model/percent.ts'

interface Share { readonly id: string; readonly percent: number }

/** The share a bucket (0 to 9999) falls into, shares in their order by cumulative percent; null when there are none. */
export function shareAt<S extends Share>(shares: readonly S[], bucket: number): S | null {
  let upTo = 0
  for (const share of shares) {
    upTo += basisPoints(share.percent)
    if (bucket < upTo) return share
  }
  // Only in a plan that was not compiled: percents add up to 100.
  return shares.at(-1) ?? null
}

/** What can be wrong with percents that must add up to 100. */
export function checkPercents(shares: readonly Share[]): Problem[] {
  if (shares.length === 0) return []
  const invalid = shares.filter(({ percent }) => !isPercent(percent))
  if (invalid.length > 0) return invalid.map(({ id, percent }) => ({ code: 'PERCENT_INVALID', params: { branchId: id, percent } }))
  const total = shares.reduce((sum, { percent }) => sum + basisPoints(percent), 0)
  return total === 10_000 ? [] : [{ code: 'PERCENTS_NOT_100', params: { total: total / 100 } }]
}
