import type { Plan } from '@sendero/flow-engine'
import type { Rule } from '@sendero/flow-engine/segment'
import { journey, type JourneyBuilder } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../../test/journey-arbitrary.ts'
import { askedFacts } from '../asked-facts.ts'
import { withChosenArms } from '../chosen-arms.ts'
import { draftPlan } from '../draft-plan.ts'
import type { DryPerson } from '../dry-person.ts'
import { dryRun, type DryRun } from '../dry-run.ts'
import type { SegmentRules } from '../dry-world.ts'
import { entryObstacles } from '../entry-obstacles.ts'
import { personAsSaid, timedEvents, type Said } from '../said.ts'
import { segmentsAt } from '../segments-at.ts'
import { withTexts } from '../value-texts.ts'
import { makePerson, type MadePerson } from './make-person.ts'

const start = Date.UTC(2026, 11, 1, 9)
const base: DryPerson = { id: 'cus_made_up', userId: 'made-up', traits: { firstName: 'Ana', email: 'ana@example.com' }, timeZone: 'UTC', events: [], lists: [], segments: [], saidSegments: {}, unreachable: null, mailsBefore: 0 }

interface World { readonly segmentRules?: SegmentRules; readonly winners?: Readonly<Record<string, string>> }

/** The engine's own walk of somebody as said. */
function walkOf(plan: Plan, said: Said, { begin = start, segmentRules = new Map(), winners = {} }: World & { readonly begin?: number } = {}): DryRun {
  const from = { start: begin, timeZone: 'UTC' }
  return dryRun({
    plan: withChosenArms(plan, said.arms), person: personAsSaid(base, said, from), start: begin, entryEvent: entryOf(plan, said), workspaceTimeZone: 'UTC', segmentRules, happenings: timedEvents(said, from).coming, answers: said.answers,
    winners: Object.fromEntries(Object.entries(winners).filter(([id]) => !Object.hasOwn(said.arms, id))),
  })
}

function entryOf(plan: Plan, said: Said) {
  const { trigger } = plan.entry
  return trigger.kind === 'event' ? { name: trigger.event, properties: withTexts(askedFacts(plan, new Map(), start).entryProperties, said.entryProperties) } : null
}

function make(plan: Plan, target: string, world: World = {}): MadePerson {
  const { segmentRules = new Map(), winners = {} } = world
  return makePerson({ plan, target, start, segmentRules, winners, base, timeZone: 'UTC', entryProperties: askedFacts(plan, segmentRules, start).entryProperties, walkAs: (said, begin) => walkOf(plan, said, { ...world, begin }) })
}

/** The steps the one who was made comes to, in the engine's own walk; or what they could not meet. */
function way(plan: Plan, target: string, world: World = {}): readonly string[] | string {
  const made = make(plan, target, world)
  if (!made.ok) return made.unmet === null ? 'no way' : `${made.unmet.nodeId}:${made.unmet.port} ${made.unmet.why.kind}`
  return [...new Set(walkOf(plan, made.said, { ...world, begin: made.start }).stops.map(({ decision }) => decision.nodeId))]
}

const fork = (rule: Rule): Plan => journey().onApi().splitRules('s', { yes: rule }).email('yes').at('s', 'else').email('no').plan()
const list = `lst_${'1'.repeat(32)}`
const segment = `seg_${'2'.repeat(32)}`

describe('somebody who goes there', () => {
  const rules: readonly Rule[] = [
    { trait: 'plan', is: 'equals', value: 'pro' }, { trait: 'plan', is: 'notEquals', value: 'pro' }, { trait: 'plan', is: 'in', value: ['pro', 'team'] }, { trait: 'age', is: 'between', value: [18, 30] }, { trait: 'age', is: 'lt', value: 5 },
    { op: 'and', rules: [{ trait: 'age', is: 'gt', value: 18 }, { trait: 'age', is: 'lt', value: 19 }] }, { op: 'and', rules: [{ trait: 'sku', is: 'startsWith', value: 'A' }, { trait: 'sku', is: 'endsWith', value: 'Z' }] },
    { op: 'and', rules: [{ trait: 'tags', is: 'hasAll', value: ['vip', 'press'] }, { trait: 'tags', is: 'hasAtLeast', value: 3 }] }, { trait: 'born', is: 'before', value: '1990-01-01' }, { trait: 'renewal', is: 'inNext', value: 'P7D' },
    { op: 'and', rules: [{ trait: 'seen', is: 'inLast', value: 'P30D' }, { trait: 'seen', is: 'notInLast', value: 'P7D' }] }, { op: 'not', rule: { trait: 'firstName', is: 'isSet' } },
    { op: 'or', rules: [{ op: 'and', rules: [{ trait: 'a', is: 'isSet' }, { trait: 'a', is: 'isNotSet' }] }, { trait: 'b', is: 'equals', value: true }] },
    { event: 'Visit', count: { atLeast: 3 }, within: 'P7D' }, { event: 'Visit', count: { exactly: 2 }, where: [{ property: 'page', is: 'startsWith', value: '/shop' }] }, { event: 'Visit', count: { atMost: 0 } },
    { op: 'and', rules: [{ event: 'Visit', count: { atLeast: 2 } }, { event: 'Visit', count: { atMost: 0 }, within: 'P30D' }] },
    { event: 'Order', measure: 'sum', of: 'total', is: 'gte', value: 500 }, { event: 'Order', measure: 'average', of: 'total', is: 'between', value: [10, 20] }, { event: 'Order', time: 'last', is: 'longerAgo', value: 'P90D' }, { event: 'Order', time: 'first', is: 'before', value: '2026-06-01' },
    { list }, { op: 'not', rule: { list } }, { consent: 'email', is: 'unsubscribed' }, { reachable: 'email' }, { op: 'not', rule: { reachable: 'email' } },
  ]
  it.each(rules)('meets %j, and misses it', (rule) => {
    expect(way(fork(rule), 'yes')).toEqual(['entry', 's', 'yes'])
    expect(way(fork(rule), 'no')).toEqual(['entry', 's', 'no'])
  })

  it('is in a segment by its rule where that is known', () => {
    const plan = fork({ segment })
    const segmentRules: SegmentRules = new Map([[segment, { trait: 'country', is: 'equals', value: 'DE' }]])
    const made = make(journey().onSegment(segment).email('m').plan(), 'm', { segmentRules })
    expect(made).toMatchObject({ ok: true, said: { traits: { country: 'DE' }, segments: {} } })
    expect(way(plan, 'yes')).toBeInstanceOf(Array)
  })

  it('keeps to earlier decisions, and goes back on a choice that leads nowhere', () => {
    const plan = journey().onApi().splitRules('first', { some: { trait: 'plan', is: 'in', value: ['free', 'pro'] } }).wait('w', 'P1D').splitRules('then', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).email('m').plan()
    expect(way(plan, 'm')).toEqual(['entry', 'first', 'w', 'then', 'm'])
    const never = journey().onApi().splitRules('first', { free: { trait: 'plan', is: 'equals', value: 'free' } }).splitRules('then', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).email('m').plan()
    expect(make(never, 'm')).toMatchObject({ ok: false, unmet: { nodeId: 'then', port: 'pro', why: { kind: 'goal', goal: { kind: 'rule', rule: { trait: 'plan', value: 'pro' }, holds: true } } } })
  })

  it('goes by chance, does what is waited for or not, and says what brings them in', () => {
    const plan = journey().onEvent('Order', { where: [{ property: 'total', is: 'gte', value: 20 }] }).splitPercent('p', { a: 90, b: 10 }).exit('x').at('p', 'b')
      .waitForEvent('e', 'Paid', { timeout: 'P3D', where: [{ property: 'by', is: 'equals', value: 'card' }] }).splitEvent('v', { big: [{ property: 'total', is: 'gt', value: 100 }] }).email('big').at('v', 'else').email('small').at('e', 'timeout').email('late').plan()
    for (const target of ['big', 'small', 'late']) {
      const made = make(plan, target)
      expect(way(plan, target)).toContain(target)
      if (!made.ok) throw new Error('Somebody was made')
      const entryEvent = entryOf(plan, made.said)
      const person = personAsSaid(base, made.said, { start: made.start, timeZone: 'UTC' })
      expect(entryObstacles({ plan, customerId: base.id, traits: person.traits, segments: segmentsAt({ plan, person, start, workspaceTimeZone: 'UTC', segmentRules: new Map() }, entryEvent), entryEvent, start, earlier: null })).toEqual([])
    }
  })

  it('comes in time for a date, or too late, and had many mails, or none', () => {
    const dated = journey().onApi().waitUntil('u', { from: 'trait', path: 'renewsAt' }).email('then').at('u', 'missed').email('missed').plan()
    expect([way(dated, 'then'), way(dated, 'missed')]).toEqual([['entry', 'u', 'then'], ['entry', 'u', 'missed']])
    const fixed = journey().onApi().waitUntil('u', { from: 'fixed', day: '2026-06-01' }).email('then').at('u', 'missed').email('missed').plan()
    expect([way(fixed, 'then'), way(fixed, 'missed')]).toEqual([['entry', 'u', 'then'], ['entry', 'u', 'missed']])
    const gate = journey().onApi().frequencyGate('f', 3, 'P7D').email('m').at('f', 'tooMany').exit('x').plan()
    expect([way(gate, 'm'), way(gate, 'x')]).toEqual([['entry', 'f', 'm'], ['entry', 'f', 'x']])
  })

  it('does not meet a goal of the whole journey on the way', () => {
    const ended = journey().onApi().exitWhen('gone', { rule: { trait: 'plan', is: 'isNotSet' } }).splitRules('s', { notPro: { trait: 'plan', is: 'notEquals', value: 'pro' } }).wait('w', 'P1D').email('m').plan()
    expect(way(ended, 'm')).toEqual(['entry', 's', 'w', 'm'])
    const bought = journey().onApi().goalWhen('paid', { event: 'Paid' }).waitForEvent('e', 'Paid', { timeout: 'P3D' }).email('never').plan()
    expect(way(bought, 'never')).toMatch(/^e:event /)
  })
})

describe('where nobody can be made', () => {
  it.each<[string, Plan, string, World]>([
    ['no way', journey().onApi().exit('x').email('m').plan(), 'm', {}],
    ['s:yes goal', fork({ op: 'and', rules: [{ trait: 'a', is: 'equals', value: 'x' }, { trait: 'a', is: 'equals', value: 'y' }] }), 'yes', {}],
    ['p:b nobody', journey().onApi().splitPercent('p', { a: 100, b: 0 }).exit('x').at('p', 'b').email('m').plan(), 'm', {}],
    ['e:b settled', journey().onApi().experiment('e', { a: 50, b: 50 }).exit('x').at('e', 'b').email('m').plan(), 'm', { winners: { e: 'a' } }],
  ])('it says why: %s', (why, plan, target, world) => { expect(way(plan, target, world)).toBe(why) })
})

describe('the one who is made', () => {
  /** A tree of decisions, each about something of its own: every step of it can be reached. */
  const levels = fc.array(fc.nat(6), { minLength: 1, maxLength: 5 })
  const grow = (kinds: readonly number[]): { readonly plan: Plan; readonly targets: readonly string[] } => {
    const targets: string[] = []
    let drawn: JourneyBuilder = journey().onEvent('Start')
    kinds.forEach((kind, at) => {
      const id = `n${at}`
      const [begun, port] = forks[kind % forks.length]?.(drawn, id, at) ?? [drawn, '']
      drawn = begun.email(`${id}a`).at(id, port)
      targets.push(`${id}a`)
    })
    return { plan: drawn.email('last').plan(), targets: [...targets, 'last'] }
  }
  const forks: readonly ((drawn: JourneyBuilder, id: string, at: number) => readonly [JourneyBuilder, string])[] = [
    (drawn, id, at) => [drawn.splitRules(id, { a: { trait: `t${at}`, is: 'gte', value: at } }), 'else'], (drawn, id) => [drawn.splitPercent(id, { a: 50, b: 50 }), 'b'],
    (drawn, id, at) => [drawn.waitForEvent(id, `Event ${at}`, { timeout: 'P2D' }), 'timeout'], (drawn, id, at) => [drawn.splitRules(id, { a: { event: `Done ${at}`, count: { atLeast: at + 1 }, within: 'P30D' } }), 'else'],
    (drawn, id, at) => [drawn.splitEvent(id, { a: [{ property: `p${at}`, is: 'equals', value: 'x' }] }), 'else'], (drawn, id, at) => [drawn.waitUntil(id, { from: 'trait', path: `d${at}` }), 'missed'],
    (drawn, id, at) => [drawn.splitRules(id, { a: { op: 'and', rules: [{ trait: 'shared', is: 'gt', value: at * 10 }, { trait: 'shared', is: 'lte', value: at * 10 + 10 }] } }), 'else'],
  ]

  it('reaches every step of a tree of decisions, in the engine\'s own walk', () => {
    fc.assert(fc.property(levels, (kinds) => {
      const { plan, targets } = grow(kinds)
      for (const target of targets) {
        const made = make(plan, target)
        if (!made.ok) throw new Error(`Nobody was made for ${target}: ${JSON.stringify(made.unmet)}`)
        expect(walkOf(plan, made.said, { begin: made.start }).stops.map(({ decision }) => decision.nodeId)).toContain(target)
      }
    }), { numRuns: 60 })
  })

  it('reaches the step whatever is drawn, or a condition is named', () => {
    let made = 0
    fc.assert(fc.property(journeyArbitrary({ minNodes: 2, maxNodes: 10 }), fc.nat(20), (document, at) => {
      const draft = draftPlan(document)
      const target = document.nodes[at % document.nodes.length]?.id ?? ''
      if (!draft.ok || draft.plan.nodes[target] === undefined) return
      const person = make(draft.plan, target)
      if (!person.ok) { expect(person.unmet === null || draft.plan.nodes[person.unmet.nodeId] !== undefined).toBe(true); return }
      made += 1
      expect(walkOf(draft.plan, person.said, { begin: person.start }).stops.map(({ decision }) => decision.nodeId)).toContain(target)
    }), { numRuns: 150 })
    expect(made).toBeGreaterThan(30)
  })
})
