import type { Leaf, Rule } from '@sendero/flow-engine/segment'

// A rule while it is edited: the same tree, with a number for every part that stays the same however the part is moved or changed.
// The rule itself has no room for such numbers, and places in lists cannot be one: they change with every edit.

export interface GroupPart { readonly id: number; readonly kind: 'group'; readonly op: 'and' | 'or'; readonly parts: readonly RulePart[] }
export interface NotPart { readonly id: number; readonly kind: 'not'; readonly part: RulePart }
export interface LeafPart { readonly id: number; readonly kind: 'leaf'; readonly leaf: Leaf }
export type RulePart = GroupPart | NotPart | LeafPart

export interface RuleDraft {
  /** A group, or the negation of one. */
  readonly root: RulePart
  /** The rule is the one part in the group of the root: the group was put around it to have a place for more. */
  readonly isBare: boolean
  readonly nextId: number
}

/** The draft of a rule. Parts that stand where `before` has one of the same kind keep its number. */
export function draftOf(rule: Rule, before?: RuleDraft): RuleDraft {
  const numbers = numbering(before?.nextId ?? 1)
  const isGroup = 'op' in rule && (rule.op !== 'not' || ('op' in rule.rule && rule.rule.op !== 'not'))
  const whole: Rule = isGroup ? rule : { op: 'and', rules: [rule] }
  const root = partOf(whole, before?.root, numbers)
  return { root, isBare: !isGroup, nextId: numbers.next() }
}

/** A part of a new rule, with numbers of its own. */
export function newPart(rule: Rule, nextId: number): { readonly part: RulePart; readonly nextId: number } {
  const numbers = numbering(nextId)
  const part = partOf(rule, undefined, numbers)
  return { part, nextId: numbers.next() }
}

export function ruleOf({ root, isBare }: RuleDraft): Rule {
  const [only, ...others] = root.kind === 'group' ? root.parts : []
  return isBare && only !== undefined && others.length === 0 ? ruleOfPart(only) : ruleOfPart(root)
}

export function ruleOfPart(part: RulePart): Rule {
  switch (part.kind) {
    case 'group': return { op: part.op, rules: part.parts.map(ruleOfPart) }
    case 'not': return { op: 'not', rule: ruleOfPart(part.part) }
    case 'leaf': return part.leaf
  }
}

/** The group all others stand in. */
export function rootGroup({ root }: RuleDraft): GroupPart {
  const inner = root.kind === 'not' ? root.part : root
  if (inner.kind !== 'group') throw new Error('The root of a draft is not about a group')
  return inner
}

export const childrenOf = (part: RulePart): readonly RulePart[] => (part.kind === 'group' ? part.parts : part.kind === 'not' ? [part.part] : [])

export function findPart(part: RulePart, id: number): RulePart | null {
  if (part.id === id) return part
  for (const child of childrenOf(part)) {
    const found = findPart(child, id)
    if (found !== null) return found
  }
  return null
}

/** The part that holds the one asked for; null for the root. */
export function parentOf(part: RulePart, id: number): GroupPart | NotPart | null {
  for (const child of childrenOf(part)) {
    if (child.id === id) return part as GroupPart | NotPart
    const found = parentOf(child, id)
    if (found !== null) return found
  }
  return null
}

export const partsIn = (part: RulePart): RulePart[] => [part, ...childrenOf(part).flatMap(partsIn)]

interface Numbering { next(): number }
function numbering(first: number): Numbering {
  let next = first
  return { next: () => next++ }
}

function partOf(rule: Rule, before: RulePart | undefined, numbers: Numbering): RulePart {
  if (!('op' in rule)) return { id: before?.kind === 'leaf' ? before.id : numbers.next(), kind: 'leaf', leaf: rule }
  if (rule.op === 'not') {
    const known = before?.kind === 'not' ? before : undefined
    return { id: known?.id ?? numbers.next(), kind: 'not', part: partOf(rule.rule, known?.part, numbers) }
  }
  const known = before?.kind === 'group' ? before : undefined
  return { id: known?.id ?? numbers.next(), kind: 'group', op: rule.op, parts: rule.rules.map((each, index) => partOf(each, known?.parts[index], numbers)) }
}
