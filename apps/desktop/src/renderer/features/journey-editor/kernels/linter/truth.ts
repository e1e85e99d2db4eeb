import type { Rule } from '@sendero/flow-engine/segment'

/** Whether a condition is known to hold, by the condition; what is not in it may hold or not. */
export type Known = ReadonlyMap<string, boolean>

/** Lists of counts that follow from one another are written out up to here. */
const mostCounts = 50

interface Plain { readonly key: string; readonly isNegated: boolean }
type Fields = Readonly<Record<string, unknown>>

/**
 * Conditions that say the opposite of another are that one, negated. Values may be lists, of which any may fit: that a trait is
 * "pro" does not keep it from being "free" too, so nothing is concluded from values.
 */
const opposites: Readonly<Record<string, string>> = { notEquals: 'equals', notIn: 'in', notContains: 'contains', isNotSet: 'isSet', notInLast: 'inLast', hasFewerThan: 'hasAtLeast' }

function plainLeaf(leaf: Fields): Plain {
  const { is } = leaf
  const opposite = typeof is === 'string' ? opposites[is] : undefined
  return opposite === undefined ? { key: keyOf(leaf), isNegated: false } : { key: keyOf({ ...leaf, is: opposite }), isNegated: true }
}

/** The same for the same condition, in whatever order its fields were written. */
function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).filter(([, field]) => field !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))) : each))
}

interface Count { readonly base: Fields; readonly atLeast: number; readonly isNegated: boolean }

/** How often something was done, as "at least so often" or its opposite; null for other conditions, and for "exactly so often". */
function countOf(leaf: Fields): Count | null {
  const { count, ...base } = leaf
  if (typeof count !== 'object' || count === null) return null
  const { atLeast, atMost, exactly } = count as { atLeast?: number; atMost?: number; exactly?: number }
  if (atLeast !== undefined) return { base, atLeast, isNegated: false }
  if (atMost !== undefined) return { base, atLeast: atMost + 1, isNegated: true }
  return exactly === 0 ? { base, atLeast: 1, isNegated: true } : null
}

const countKey = (base: Fields, atLeast: number): string => keyOf({ ...base, count: { atLeast } })

/** Whether a rule surely holds, or surely does not, given what is known; null when it may or may not. */
export function decided(rule: Rule, known: Known): boolean | null {
  if ('op' in rule) {
    if (rule.op === 'not') return negated(decided(rule.rule, known))
    return grouped(rule.rules, { isAll: rule.op === 'and', known })
  }
  const count = countOf(rule)
  const { key, isNegated } = count === null ? plainLeaf(rule) : { key: countKey(count.base, count.atLeast), isNegated: count.isNegated }
  const holds = known.get(key)
  return holds === undefined ? null : holds !== isNegated
}

/** Of a group each part is looked at as if those before had not decided it: so parts that contradict each other are found. */
function grouped(rules: readonly Rule[], { isAll, known }: { readonly isAll: boolean; readonly known: Known }): boolean | null {
  let isOpen = false
  let now = known
  for (const rule of rules) {
    const holds = decided(rule, now)
    if (holds === !isAll) return !isAll
    isOpen ||= holds === null
    now = assumed(rule, isAll, now)
  }
  return isOpen ? null : isAll
}

const negated = (holds: boolean | null): boolean | null => (holds === null ? null : !holds)

/** What is known once a rule turned out to hold, or not to. */
export function assumed(rule: Rule, holds: boolean, known: Known): Known {
  if ('op' in rule) {
    if (rule.op === 'not') return assumed(rule.rule, !holds, known)
    // Of a group that holds in part nothing is known of its parts, unless there is only one.
    return (rule.op === 'and') === holds || rule.rules.length === 1 ? rule.rules.reduce((now: Known, each) => assumed(each, holds, now), known) : known
  }
  const count = countOf(rule)
  const next = new Map(known)
  if (count === null) {
    const { key, isNegated } = plainLeaf(rule)
    next.set(key, holds !== isNegated)
    return next
  }
  const isSo = holds !== count.isNegated
  const [first, last] = isSo ? [Math.max(1, count.atLeast - mostCounts), count.atLeast] : [count.atLeast, count.atLeast + mostCounts]
  for (let often = first; often <= last; often += 1) next.set(countKey(count.base, often), isSo)
  return next
}
