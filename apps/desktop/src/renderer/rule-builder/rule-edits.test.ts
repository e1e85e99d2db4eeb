import { parseRule } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { ruleArbitrary } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf, findPart, partsIn, rootGroup, ruleOf } from './rule-draft.ts'
import type { RuleDraft, RulePart } from './rule-draft.ts'
import { addTo, changeLeaf, duplicate, groupAround, matchOf, moveBy, moveIntoNeighbour, moveOut, moveTo, negate, remove, setMatch, ungroup } from './rule-edits.ts'

const pro: Rule = { trait: 'plan', is: 'equals', value: 'pro' }
const bought: Rule = { event: 'Order Completed', count: { atLeast: 2 } }
const visited: Rule = { event: 'visit', count: { atLeast: 1 } }
const and = (...rules: Rule[]): Rule => ({ op: 'and', rules })
const or = (...rules: Rule[]): Rule => ({ op: 'or', rules })
const not = (rule: Rule): Rule => ({ op: 'not', rule })

/** The number of the part that is this rule. */
function idOf(draft: RuleDraft, rule: Rule): number {
  const found = partsIn(draft.root).find((part) => JSON.stringify(ruleOf({ ...draft, root: part, isBare: false })) === JSON.stringify(rule))
  if (!found) throw new Error('No such part')
  return found.id
}
const after = (rule: Rule, edit: (draft: RuleDraft) => RuleDraft): Rule => ruleOf(edit(draftOf(rule)))

type Edit = (draft: RuleDraft, pick: (from: number) => number) => RuleDraft
const anyPart = (draft: RuleDraft, pick: (from: number) => number): RulePart => { const parts = partsIn(draft.root); return parts[pick(parts.length)] ?? draft.root }
const edits: Readonly<Record<string, Edit>> = {
  addTo: (draft, pick) => addTo(draft, anyPart(draft, pick).id, { rule: pick(2) === 0 ? pro : or(bought, not(visited)), index: pick(3) }),
  changeLeaf: (draft, pick) => changeLeaf(draft, anyPart(draft, pick).id, bought as never),
  negate: (draft, pick) => negate(draft, anyPart(draft, pick).id),
  duplicate: (draft, pick) => duplicate(draft, anyPart(draft, pick).id),
  remove: (draft, pick) => remove(draft, anyPart(draft, pick).id),
  moveTo: (draft, pick) => moveTo(draft, anyPart(draft, pick).id, { groupId: anyPart(draft, pick).id, index: pick(4) }),
  moveBy: (draft, pick) => moveBy(draft, anyPart(draft, pick).id, pick(2) === 0 ? -1 : 1),
  groupAround: (draft, pick) => groupAround(draft, anyPart(draft, pick).id),
  ungroup: (draft, pick) => ungroup(draft, anyPart(draft, pick).id),
  moveIntoNeighbour: (draft, pick) => moveIntoNeighbour(draft, anyPart(draft, pick).id),
  moveOut: (draft, pick) => moveOut(draft, anyPart(draft, pick).id),
  setMatch: (draft, pick) => setMatch(draft, anyPart(draft, pick).id, (['all', 'any', 'none', 'notAll'] as const)[pick(4)] ?? 'all'),
}
const steps = fc.array(fc.record({ name: fc.constantFrom(...Object.keys(edits)), picks: fc.infiniteStream(fc.nat(1000)) }), { minLength: 1, maxLength: 12 })

/** Runs edits one after the other and looks at every draft on the way. */
function edited(rule: Rule, list: readonly { name: string; picks: Iterator<number> }[], look: (draft: RuleDraft, before: RuleDraft, name: string) => void): void {
  let draft = draftOf(rule)
  for (const { name, picks } of list) {
    const before = draft
    const next = (from: number): number => (picks.next().value as number) % Math.max(1, from)
    draft = edits[name]?.(before, next) ?? before
    look(draft, before, name)
  }
}

describe('the laws of editing', () => {
  it('a draft is its rule, to the letter', () => {
    fc.assert(fc.property(ruleArbitrary(), (rule) => { expect(ruleOf(draftOf(rule))).toEqual(rule) }))
  })

  it('every edit of a sound rule gives a sound rule', () => {
    fc.assert(fc.property(ruleArbitrary(), steps, (rule, list) => {
      edited(rule, list, (draft, before, name) => { expect({ name, before: ruleOf(before), parsed: parseRule(ruleOf(draft)) }).toMatchObject({ parsed: { ok: true } }) })
    }))
  })

  it('no two parts ever have the same number, and a part that is not touched stays the same object', () => {
    fc.assert(fc.property(ruleArbitrary(), steps, (rule, list) => {
      edited(rule, list, (draft, before) => {
        const ids = partsIn(draft.root).map((part) => part.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(Math.max(...ids)).toBeLessThan(draft.nextId)
        for (const part of partsIn(before.root)) {
          const now = findPart(draft.root, part.id)
          if (part.kind === 'leaf' && now?.kind === 'leaf' && JSON.stringify(now.leaf) === JSON.stringify(part.leaf)) expect(now.leaf).toBe(part.leaf)
        }
      })
    }))
  })

  it('moving, grouping and ungrouping loses and doubles no condition', () => {
    const kept = new Set(['moveTo', 'moveBy', 'groupAround', 'ungroup', 'moveIntoNeighbour', 'moveOut', 'setMatch', 'negate'])
    const leaves = (draft: RuleDraft): string[] => partsIn(draft.root).flatMap((part) => (part.kind === 'leaf' ? [`${part.id} ${JSON.stringify(part.leaf)}`] : [])).sort()
    fc.assert(fc.property(ruleArbitrary(), steps, (rule, list) => {
      edited(rule, list, (draft, before, name) => { if (kept.has(name)) expect(leaves(draft)).toEqual(leaves(before)) })
    }))
  })

  it('reading the same rule again keeps all numbers', () => {
    fc.assert(fc.property(ruleArbitrary(), (rule) => {
      const draft = draftOf(rule)
      expect(draftOf(structuredClone(rule), draft).root).toEqual(draft.root)
    }))
  })
})

describe('single edits', () => {
  it('a single condition becomes a group only when there is a second one, and none again after', () => {
    const draft = draftOf(pro)
    const two = addTo(draft, rootGroup(draft).id, { rule: bought })
    expect(ruleOf(two)).toEqual(and(pro, bought))
    expect(ruleOf(remove(two, idOf(two, bought)))).toEqual(pro)
    expect(after(pro, (given) => remove(given, idOf(given, pro)))).toEqual(and())
  })

  it('the last condition of a group takes the group with it, and its negation', () => {
    expect(after(and(pro, not(or(bought))), (draft) => remove(draft, idOf(draft, bought)))).toEqual(and(pro))
  })

  it.each([['all', and(pro)], ['any', or(pro)], ['none', not(or(pro))], ['notAll', not(and(pro))]] as const)('a group that matches %s is told from the others', (match, rule) => {
    for (const other of [and(pro), or(pro), not(or(pro)), not(and(pro))]) {
      const draft = draftOf(other)
      const changed = setMatch(draft, rootGroup(draft).id, match)
      expect(ruleOf(changed)).toEqual(rule)
      expect(matchOf(changed, rootGroup(changed).id)).toBe(match)
      expect(rootGroup(changed).id).toBe(rootGroup(draft).id)
    }
  })

  it('a new group around a condition matches the other way', () => {
    expect(after(and(pro, bought), (draft) => groupAround(draft, idOf(draft, pro)))).toEqual(and(or(pro), bought))
    expect(after(and(pro, not(bought)), (draft) => groupAround(draft, idOf(draft, bought)))).toEqual(and(pro, or(not(bought))))
  })

  it('a part goes into the group beside it, and out of it again', () => {
    const draft = draftOf(and(pro, or(bought, visited)))
    const moved = moveIntoNeighbour(draft, idOf(draft, pro))
    expect(ruleOf(moved)).toEqual(and(or(bought, visited, pro)))
    expect(ruleOf(moveOut(moved, idOf(moved, visited)))).toEqual(and(or(bought, pro), visited))
  })

  it('nothing moves into itself', () => {
    const draft = draftOf(and(pro, or(bought, and(visited))))
    const outer = idOf(draft, or(bought, and(visited)))
    expect(moveTo(draft, outer, { groupId: idOf(draft, and(visited)), index: 0 })).toBe(draft)
    expect(moveTo(draft, outer, { groupId: outer, index: 0 })).toBe(draft)
  })

  it('goes no deeper than rules may', () => {
    let draft = draftOf(and(pro, bought))
    for (let time = 0; time < 20; time += 1) draft = groupAround(draft, idOf(draft, pro))
    expect(parseRule(ruleOf(draft)).ok).toBe(true)
    expect(ruleOf(draft)).toEqual(and(or(and(or(and(or(and(or(and(or(pro))))))))), bought))
  })
})
