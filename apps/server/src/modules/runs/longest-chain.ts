/** Longest chain of journeys that start or move each other, directly or by events: a longer one is a circle. */
export const longestChain = 20
