const units: readonly (readonly [string, number])[] = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]]

/** How long after the start, to the two largest units: "after 2 days 3 hours". */
export function elapsedWords(ms: number): string {
  let rest = Math.max(0, ms)
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`]
  })
  return parts.length === 0 ? 'at the start' : `after ${parts.slice(0, 2).join(' ')}`
}
