import { parseDuration, roughMs } from '../model/duration.ts'
import type { Leaf, Rule } from './rule-structure.ts'
import { eventNamesOf, leavesOf } from './rule-needs.ts'

const dayMs = 86_400_000

/**
 * How far back rules look at events, by name, in milliseconds before now, a little more rather than less. A name is absent when a rule looks at all of its
 * events. With it a step reads what counts, however much somebody has done before.
 */
export function rulesLookBack(rules: readonly Rule[]): { readonly [event: string]: number } {
  const longest = new Map<string, number>()
  for (const leaf of rules.flatMap(leavesOf)) {
    for (const name of eventNamesOf(leaf)) longest.set(name, Math.max(longest.get(name) ?? 0, leafLooksBack(leaf)))
  }
  return Object.fromEntries([...longest].filter(([, ms]) => ms < Infinity))
}

function leafLooksBack(leaf: Leaf): number {
  const duration = 'within' in leaf && leaf.within !== undefined ? parseDuration(leaf.within) : null
  return duration === null ? Infinity : roughMs(duration) + dayMs
}
