const minuteMs = 60_000

/** The counts of the last hour, as of `now`: minutes that have passed since they were counted move everything on. */
export function lastHour(perMinute: readonly number[], asOf: number, now: number): number[] {
  const passed = Math.min(perMinute.length, Math.max(0, Math.floor((now - asOf) / minuteMs)))
  return [...perMinute.slice(passed), ...new Array<number>(passed).fill(0)]
}

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
