/** Whole percents that add up to 100, the first branches taking what is left over. */
export function evenPercents(count: number): number[] {
  const share = Math.floor(100 / Math.max(1, count))
  return Array.from({ length: count }, (_, at) => share + (at < 100 - share * count ? 1 : 0))
}

/** The sum without the dust of binary fractions. */
export const percentTotal = (percents: readonly number[]): number => percents.reduce((sum, percent) => sum + Math.round(percent * 100), 0) / 100
