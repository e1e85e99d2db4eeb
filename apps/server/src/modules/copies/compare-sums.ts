import type { Sum, Sums } from './truth-repository.ts'

/** What one part (a day, a list) has on each side. */
export interface PartBalance { readonly name: string; readonly expected: number; readonly actual: number }
export interface Comparison {
  readonly expected: number
  readonly actual: number
  /** Parts that are not the same, by name. */
  readonly parts: readonly PartBalance[]
  /** Ranges of numbers that are not the same. */
  readonly ranges: readonly number[]
}

export function compareSums(truth: Sums, copy: Sums): Comparison {
  return {
    expected: total(truth.parts), actual: total(copy.parts),
    parts: unequal(truth.parts, copy.parts), ranges: unequal(truth.ranges, copy.ranges).map(({ name }) => Number(name)).toSorted((a, b) => a - b),
  }
}

const total = (sums: readonly Sum[]): number => sums.reduce((all, { rows }) => all + rows, 0)

/** Equal is what has as many rows and the same sum of hashes: one row in the place of another changes the sum. */
function unequal(truth: readonly Sum[], copy: readonly Sum[]): PartBalance[] {
  const expected = new Map(truth.map((sum) => [sum.name, sum]))
  const actual = new Map(copy.map((sum) => [sum.name, sum]))
  return [...new Set([...expected.keys(), ...actual.keys()])].toSorted().flatMap((name) => {
    const [should, is] = [expected.get(name), actual.get(name)]
    return should?.rows === is?.rows && should?.checksum === is?.checksum ? [] : [{ name, expected: should?.rows ?? 0, actual: is?.rows ?? 0 }]
  })
}
