import { applyAttributeChange, readPath, type EventFact, type JsonObject } from '@sendero/flow-engine'
import { evaluateRule, leavesOf, matchesConditions, type EventLeaf, type Leaf, type PropertyCondition, type Rule, type TraitCondition } from '@sendero/flow-engine/segment'
import { personAsSaid, type Said, type SaidEvent } from '../said.ts'
import { withTexts } from '../value-texts.ts'
import type { Goal } from './goal.ts'
import { factsAt, instantOf, typed, typedAll, withFixed, type MakerGround, type MakerState, type Moment } from './maker-state.ts'
import { valuesFor } from './values-for.ts'

export interface Meeting { readonly ground: MakerGround; readonly moment: Moment }

/**
 * Every way known to make all goals true at once, lazily: each is the person half made with a little more said of them. What was
 * fixed before is only looked at. Nothing is promised about what else changes on the way: the walk tells.
 */
export function* meetGoals(goals: readonly Goal[], state: MakerState, meeting: Meeting): Generator<MakerState> {
  const [goal, ...rest] = goals
  if (goal === undefined) { yield state; return }
  switch (goal.kind) {
    case 'all': yield* meetGoals([...goal.of, ...rest], state, meeting); return
    case 'any': for (const each of goal.of) yield* meetGoals([each, ...rest], state, meeting); return
    case 'change': for (const next of goal.apply(state)) yield* meetGoals(rest, next, meeting); return
    case 'entry': for (const next of entryWays(goal, state, meeting)) yield* meetGoals(rest, next, meeting); return
    case 'rule': {
      const parts = partsOf(goal.rule, goal.holds)
      if (parts !== null) { yield* meetGoals([parts, ...rest], state, meeting); return }
      const leaf = goal.rule as Leaf
      for (const next of leafWays(leaf, goal.holds, { state, meeting })) yield* meetGoals(rest, next, meeting)
    }
  }
}

/** A compound rule as the goals it comes to; null for a leaf. */
function partsOf(rule: Rule, holds: boolean): Goal | null {
  if (!('op' in rule)) return null
  if (rule.op === 'not') return { kind: 'all', of: [{ kind: 'rule', rule: rule.rule, holds: !holds }] }
  return { kind: (rule.op === 'and') === holds ? 'all' : 'any', of: rule.rules.map((each) => ({ kind: 'rule', rule: each, holds })) }
}

interface At { readonly state: MakerState; readonly meeting: Meeting }

function* leafWays(leaf: Leaf, holds: boolean, at: At): Generator<MakerState> {
  if ('trait' in leaf) { yield* traitWays(leaf, holds, at); return }
  if ('event' in leaf) { yield* eventWays(leaf, holds, at); return }
  if ('list' in leaf) { yield* saidWays(at, `list:${leaf.list}`, { is: (said) => said.lists[leaf.list] === holds, values: [{ lists: { ...at.state.said.lists, [leaf.list]: holds } }] }); return }
  if ('segment' in leaf) { yield* segmentWays(leaf.segment, holds, at); return }
  // Chance draws by who they are, and the one who is made is always the same.
  if ('sample' in leaf) { if (isSo(leaf, holds, at)) yield at.state; return }
  yield* saidWays(at, 'consent', {
    is: () => isSo(leaf, holds, at), values: (['reachable', 'unsubscribed', 'no_consent', 'no_address', 'suppressed'] as const).map((consent) => ({ consent })).filter((change) => isSo(leaf, holds, { ...at, state: { ...at.state, said: { ...at.state.said, ...change } } })),
  })
}

const isSo = (leaf: Leaf, holds: boolean, { state, meeting: { ground, moment }, more = [] }: At & { /** Events that are only thought of. */ readonly more?: readonly EventFact[] }): boolean => evaluateRule(leaf, factsAt(ground, state, { moment, more }), moment.at) === holds

/** What can be said once and no more. */
function saidWays({ state }: At, key: string, { is, values }: { readonly is: (said: Said) => boolean; readonly values: readonly Partial<Said>[] }): readonly MakerState[] {
  if (state.fixed.has(key)) return is(state.said) ? [state] : []
  return values.map((change) => withFixed(state, key, change))
}

function* traitWays(leaf: TraitCondition, holds: boolean, at: At): Generator<MakerState> {
  const { state, meeting: { ground, moment } } = at
  const key = `trait:${leaf.trait}`
  if (state.fixed.has(key)) { if (isSo(leaf, holds, at)) yield state; return }
  const now = readPath(personAsSaid(ground.base, state.said, { start: state.start, timeZone: ground.timeZone }).traits, leaf.trait)
  for (const value of [now, ...valuesFor(conditionsOn(ground, leaf.trait), moment.at)]) {
    const text = typed(value)
    if (text === null) continue
    const next = withFixed(state, key, { traits: { ...state.said.traits, [leaf.trait]: text } })
    if (isSo(leaf, holds, { ...at, state: next })) yield next
  }
}

/** Everything the journey and its segments ask of one attribute. */
function conditionsOn({ plan, segmentRules }: MakerGround, path: string): readonly TraitCondition[] {
  const inNodes = Object.values(plan.nodes).flatMap(({ kind, config }) => (kind === 'splitRules' ? (config['branches'] as unknown as { readonly rule: Rule }[]).map(({ rule }) => rule) : []))
  const inEnds = (plan.watch?.ends ?? []).flatMap(({ when }) => (when.kind === 'rule' ? [when.rule as unknown as Rule] : []))
  return [...inNodes, ...inEnds, ...segmentRules.values()].flatMap(leavesOf).filter((leaf): leaf is TraitCondition => 'trait' in leaf && leaf.trait === path)
}

/** Into a segment by its own rule where that is known; else it is said that they are in it. */
function* segmentWays(id: string, holds: boolean, at: At): Generator<MakerState> {
  const key = `segment:${id}`
  const rule = at.meeting.ground.segmentRules.get(id)
  if (at.state.fixed.has(key)) { if (at.state.said.segments[id] === holds) yield at.state; return }
  if (rule !== undefined) yield* meetGoals([{ kind: 'rule', rule, holds }], at.state, at.meeting)
  yield withFixed(at.state, key, { segments: { ...at.state.said.segments, [id]: holds } })
}

const mostTimes = 50
const before = ['PT1M', 'PT1H', 'P1D', 'P5D', 'P10D', 'P40D', 'P100D', 'P400D', 'P1000D']

/** Doing it, often enough, at a time that counts, with properties that fit; or not doing it. */
function* eventWays(leaf: EventLeaf, holds: boolean, at: At): Generator<MakerState> {
  const { state, meeting: { ground, moment } } = at
  if (isSo(leaf, holds, at)) yield state
  const others = state.said.events.filter(({ event }) => event !== leaf.event)
  if (others.length < state.said.events.length) {
    const without = { ...state, said: { ...state.said, events: others } }
    if (isSo(leaf, holds, { ...at, state: without })) yield without
  }
  const sinceStart = Math.floor((moment.at - state.start) / 60_000)
  const after: SaidEvent['by'][] = sinceStart > 1 ? [`PT${sinceStart - 1}M`, `PT${Math.max(1, Math.floor(sinceStart / 2))}M`] : []
  for (const properties of propertiesFor(leaf, moment.at)) {
    for (const [when, by] of [...before.map((each) => ['before', each] as const), ...after.map((each) => ['after', each] as const)]) {
      const done: SaidEvent = { event: leaf.event, when, by, properties }
      const fact: EventFact = { name: leaf.event, occurredAt: instantOf(done, { start: state.start, timeZone: ground.timeZone }), properties: withTexts({}, properties) }
      const times = Array.from({ length: mostTimes }, (_, more) => more + 1).find((count) => isSo(leaf, holds, { ...at, more: Array.from({ length: count }, () => fact) }))
      if (times !== undefined) yield { ...state, said: { ...state.said, events: [...state.said.events, ...Array.from({ length: times }, () => done)] } }
    }
  }
}

const mostProperties = 12

/** Properties an event might have to count, with the measured one in the sizes that matter. */
function* propertiesFor(leaf: EventLeaf, now: number): Generator<SaidEvent['properties']> {
  const sizes = 'measure' in leaf ? (Array.isArray(leaf.value) ? [leaf.value[0], leaf.value[1], (leaf.value[0] + leaf.value[1]) / 2] : [leaf.value, leaf.value + 1, leaf.value - 1, 1, leaf.value / 2]) : [null]
  let given = 0
  for (const size of sizes) {
    const measured: JsonObject = size === null || !('measure' in leaf) ? {} : applyAttributeChange({}, { set: { [leaf.of]: size }, unset: [] })
    for (const properties of fitting(leaf.where ?? [], measured, now)) {
      const texts = typedAll(properties)
      if (texts === null) continue
      if ((given += 1) > mostProperties) return
      yield texts
    }
  }
}

/** Objects for which all conditions hold, one path after the other. */
function* fitting(conditions: readonly PropertyCondition[], from: JsonObject, now: number): Generator<JsonObject> {
  const path = conditions.find(({ property }) => readPath(from, property) === undefined && !matchesConditions(conditions.filter((each) => each.property === property), from, now))?.property
  if (path === undefined) { if (matchesConditions(conditions, from, now)) yield from; return }
  const asked = conditions.filter(({ property }) => property === path)
  for (const value of valuesFor(asked, now)) {
    if (value === undefined) continue
    const next = applyAttributeChange(from, { set: { [path]: value }, unset: [] })
    if (matchesConditions(asked, next, now)) yield* fitting(conditions, next, now)
  }
}

function* entryWays({ condition, holds }: Extract<Goal, { kind: 'entry' }>, state: MakerState, { ground, moment }: Meeting): Generator<MakerState> {
  const { trigger } = ground.plan.entry
  if (trigger.kind !== 'event') return
  const { property } = condition
  const key = `entry:${property}`
  const fits = (said: Said): boolean => matchesConditions([condition], withTexts(ground.entryProperties, said.entryProperties), moment.at) === holds
  if (state.fixed.has(key)) { if (fits(state.said)) yield state; return }
  // What the entry itself asks of it stays true, or they would not be let in.
  const letsIn = (trigger.where as unknown as readonly PropertyCondition[]).filter((each) => each.property === property)
  for (const value of [readPath(withTexts(ground.entryProperties, state.said.entryProperties), property), ...valuesFor([...letsIn, ...entryConditions(ground, property)], moment.at)]) {
    const text = typed(value)
    if (text === null) continue
    const next = withFixed(state, key, { entryProperties: { ...state.said.entryProperties, [property]: text } })
    if (fits(next.said) && matchesConditions(letsIn, withTexts(ground.entryProperties, next.said.entryProperties), state.start)) yield next
  }
}

const entryConditions = ({ plan }: MakerGround, property: string): readonly PropertyCondition[] => Object.values(plan.nodes).flatMap(({ kind, config }) => (kind === 'splitEvent' ? (config['branches'] as unknown as { readonly where: readonly PropertyCondition[] }[]).flatMap(({ where }) => where) : [])).filter((each) => each.property === property)
