import { ruleLimits } from '@sendero/flow-engine/segment'
import type { Leaf, Rule } from '@sendero/flow-engine/segment'
import { childrenOf, findPart, newPart, parentOf, partsIn, rootGroup, ruleOfPart } from './rule-draft.ts'
import type { GroupPart, RuleDraft, RulePart } from './rule-draft.ts'

// Every edit of a rule, as a function from draft to draft. An edit that makes no sense, or would pass a limit of rules, gives the
// draft back as it was; parts that are not touched keep their numbers and are the same objects.

/** How the parts of a group are taken together; the last two are the negations of the first two. */
export type Match = 'all' | 'any' | 'none' | 'notAll'

/** The match of a group, with the negation around it. */
export function matchOf(draft: RuleDraft, groupId: number): Match {
  const group = findPart(draft.root, groupId)
  const isNegated = parentOf(draft.root, groupId)?.kind === 'not'
  if (group?.kind !== 'group' || group.op === 'and') return isNegated ? 'notAll' : 'all'
  return isNegated ? 'none' : 'any'
}

export function setMatch(draft: RuleDraft, groupId: number, match: Match): RuleDraft {
  const group = findPart(draft.root, groupId)
  if (group?.kind !== 'group') return draft
  const wanted: GroupPart = { ...group, op: match === 'any' || match === 'none' ? 'or' : 'and' }
  const isNegated = match === 'none' || match === 'notAll'
  const parent = parentOf(draft.root, groupId)
  const outer = parent?.kind === 'not' ? parent : group
  const whole = isNegated ? { id: parent?.kind === 'not' ? parent.id : draft.nextId, kind: 'not' as const, part: wanted } : wanted
  return within(draft, { ...draft, root: replaced(draft.root, outer.id, whole), nextId: draft.nextId + 1, isBare: false })
}

/** Puts a condition or a group at the end of a group, or at the place given. */
export function addTo(draft: RuleDraft, groupId: number, { rule, index }: { readonly rule: Rule; readonly index?: number }): RuleDraft {
  const group = findPart(draft.root, groupId)
  if (group?.kind !== 'group') return draft
  const { part, nextId } = newPart(rule, draft.nextId)
  return within(draft, { ...draft, root: replaced(draft.root, groupId, { ...group, parts: group.parts.toSpliced(index ?? group.parts.length, 0, part) }), nextId })
}

export function changeLeaf(draft: RuleDraft, id: number, leaf: Leaf): RuleDraft {
  const part = findPart(draft.root, id)
  return part?.kind === 'leaf' ? within(draft, { ...draft, root: replaced(draft.root, id, { ...part, leaf }) }) : draft
}

/** Takes the opposite of a condition, or takes that back. */
export function negate(draft: RuleDraft, id: number): RuleDraft {
  const part = findPart(draft.root, id)
  if (part?.kind !== 'leaf') return draft
  const parent = parentOf(draft.root, id)
  if (parent?.kind === 'not') return { ...draft, root: replaced(draft.root, parent.id, part) }
  return within(draft, { ...draft, root: replaced(draft.root, id, { id: draft.nextId, kind: 'not', part }), nextId: draft.nextId + 1 })
}

/** Puts a copy right behind a condition or group. */
export function duplicate(draft: RuleDraft, id: number): RuleDraft {
  const outer = withNegation(draft, id)
  const parent = outer === null ? null : parentOf(draft.root, outer.id)
  if (outer === null || parent?.kind !== 'group') return draft
  return addTo(draft, parent.id, { rule: ruleOfPart(outer), index: parent.parts.indexOf(outer) + 1 })
}

/** Takes a condition or group out, and with it the groups that are empty then. */
export function remove(draft: RuleDraft, id: number): RuleDraft {
  const outer = withNegation(draft, id)
  if (outer === null) return draft
  const parent = parentOf(draft.root, outer.id)
  if (parent?.kind !== 'group') return draft
  const parts = parent.parts.filter((part) => part !== outer)
  const isRoot = parent === rootGroup(draft)
  if (parts.length === 0 && !isRoot) return remove(draft, parent.id)
  return { ...draft, root: replaced(draft.root, parent.id, { ...parent, parts }), isBare: draft.isBare && parts.length > 0 }
}

/** Moves a condition or group before the place `index` of a group, counted before the move. Never into itself. */
export function moveTo(draft: RuleDraft, id: number, target: { readonly groupId: number; readonly index: number }): RuleDraft {
  const moved = withNegation(draft, id)
  const group = findPart(draft.root, target.groupId)
  const from = moved === null ? null : parentOf(draft.root, moved.id)
  if (moved === null || from?.kind !== 'group' || group?.kind !== 'group' || findPart(moved, target.groupId) !== null) return draft
  const mark: RulePart = { id: draft.nextId, kind: 'group', op: 'and', parts: [] }
  const marked = { ...draft, root: replaced(draft.root, group.id, { ...group, parts: group.parts.toSpliced(target.index, 0, mark) }), isBare: false }
  const without = remove(marked, id)
  return within(draft, { ...without, root: replaced(without.root, mark.id, moved) })
}

/** Moves a part one place up or down among its neighbours. */
export function moveBy(draft: RuleDraft, id: number, by: -1 | 1): RuleDraft {
  const place = placeOf(draft, id)
  if (place === null || place.index + by < 0 || place.index + by >= place.group.parts.length) return draft
  return moveTo(draft, id, { groupId: place.group.id, index: by === 1 ? place.index + 2 : place.index - 1 })
}

/** Puts a group around a condition or group, matched the other way than the one it stands in. */
export function groupAround(draft: RuleDraft, id: number): RuleDraft {
  const place = placeOf(draft, id)
  const outer = withNegation(draft, id)
  if (place === null || outer === null) return draft
  const group: GroupPart = { id: draft.nextId, kind: 'group', op: place.group.op === 'and' ? 'or' : 'and', parts: [outer] }
  return within(draft, { ...draft, root: replaced(draft.root, outer.id, group), nextId: draft.nextId + 1, isBare: false })
}

/** Takes a group away and leaves what was in it in its place. A negated group stays: its parts alone would mean something else. */
export function ungroup(draft: RuleDraft, id: number): RuleDraft {
  const group = findPart(draft.root, id)
  const parent = parentOf(draft.root, id)
  if (group?.kind !== 'group' || parent?.kind !== 'group') return draft
  const index = parent.parts.indexOf(group)
  return within(draft, { ...draft, root: replaced(draft.root, parent.id, { ...parent, parts: parent.parts.toSpliced(index, 1, ...group.parts) }), isBare: false })
}

/** Moves a part into the group right before it, or else right behind it; out of its group when there is none. */
export function moveIntoNeighbour(draft: RuleDraft, id: number): RuleDraft {
  const target = neighbourGroup(draft, id)
  return target === null ? draft : moveTo(draft, id, { groupId: target.id, index: target.parts.length })
}

/** The group beside a part that moveIntoNeighbour would move it into. */
export function neighbourGroup(draft: RuleDraft, id: number): GroupPart | null {
  const place = placeOf(draft, id)
  if (place === null) return null
  const groups = [place.group.parts[place.index - 1], place.group.parts[place.index + 1]].map((part) => (part?.kind === 'not' ? part.part : part))
  return groups.find((part) => part?.kind === 'group') ?? null
}

/** Moves a part out of its group, right behind it. */
export function moveOut(draft: RuleDraft, id: number): RuleDraft {
  const place = placeOf(draft, id)
  const outer = place === null ? null : placeOf(draft, place.group.id)
  return outer === null ? draft : moveTo(draft, id, { groupId: outer.group.id, index: outer.index + 1 })
}

/** The group a part stands in, and where; its negation moves with it. Null for the root. */
export function placeOf(draft: RuleDraft, id: number): { readonly group: GroupPart; readonly index: number } | null {
  const outer = withNegation(draft, id)
  const group = outer === null ? null : parentOf(draft.root, outer.id)
  return outer === null || group?.kind !== 'group' ? null : { group, index: group.parts.indexOf(outer) }
}

/** The part with all negations around it; null when there is no such part. */
function withNegation(draft: RuleDraft, id: number): RulePart | null {
  let part = findPart(draft.root, id)
  for (;;) {
    const parent = part === null ? null : parentOf(draft.root, part.id)
    if (parent?.kind !== 'not') return part
    part = parent
  }
}

function replaced(part: RulePart, id: number, by: RulePart): RulePart {
  if (part.id === id) return by
  if (part.kind === 'leaf') return part
  if (part.kind === 'not') {
    const inner = replaced(part.part, id, by)
    return inner === part.part ? part : { ...part, part: inner }
  }
  const parts = part.parts.map((each) => replaced(each, id, by))
  return parts.every((each, index) => each === part.parts[index]) ? part : { ...part, parts }
}

/** The new draft, unless it passes a limit that the old one kept. */
function within(before: RuleDraft, after: RuleDraft): RuleDraft {
  return isWithinLimits(after) || !isWithinLimits(before) ? after : before
}

function isWithinLimits({ root, isBare }: RuleDraft): boolean {
  // A group that was only put around a single condition is not written.
  const [only, ...others] = childrenOf(root)
  const top = isBare && only !== undefined && others.length === 0 ? only : root
  const parts = partsIn(top)
  const conditions = parts.reduce((sum, part) => sum + (part.kind === 'leaf' ? 1 + ('event' in part.leaf ? part.leaf.where?.length ?? 0 : 0) : 0), 0)
  return conditions <= ruleLimits.conditions && parts.filter((part) => part.kind !== 'leaf').length <= ruleLimits.groups && depthOf(top) <= ruleLimits.depth
}

const depthOf = (part: RulePart): number => (part.kind === 'leaf' ? 0 : 1 + Math.max(0, ...childrenOf(part).map(depthOf)))
