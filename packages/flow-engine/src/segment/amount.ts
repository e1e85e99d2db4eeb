// Sums of decimals depend on the order they are added in, and a database adds in any order. So amounts are whole millionths:
// exact whatever the order, and the same in both back ends. A number is rounded once, when it is read; what is larger than
// nine million million counts as that: its millionths still fit into 64 bits, which is as far as databases turn doubles into whole numbers.

const unitsPerOne = 1_000_000
export const largestAmount = 9e12

/** A number in whole millionths. */
export function amountOf(value: number): bigint {
  const bounded = Math.min(Math.max(value, -largestAmount), largestAmount)
  // The same two operations on doubles as in amount-sql.
  return BigInt(Math.floor(bounded * unitsPerOne + 0.5))
}

export const numberOfAmount = (amount: bigint): number => Number(amount) / unitsPerOne
