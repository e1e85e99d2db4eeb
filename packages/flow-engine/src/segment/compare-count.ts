import type { EventCondition } from './rule-structure.ts'

/** Compares a number of events with what a condition asks for. */
export function compareCount(count: number, wanted: EventCondition['count']): boolean {
  if ('atLeast' in wanted) return count >= wanted.atLeast
  if ('atMost' in wanted) return count <= wanted.atMost
  return count === wanted.exactly
}
