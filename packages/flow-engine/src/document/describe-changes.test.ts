import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateRule } from '../segment/evaluate-rule.ts'
import type { NodeConfigs, NodeKind } from '../nodes/registry.ts'
import { parseRule, type Rule } from '../segment/rule.ts'
import { customersNear, factsOf } from '../testing/customers-near-rule.ts'
import { journey } from '../testing/journey-builder.ts'
import { nowArbitrary, ruleArbitrary } from '../testing/rule-arbitrary.ts'
import { describeChanges } from './describe-changes.ts'
import type { JourneyEnd } from './ends.ts'
import type { Entry } from './entry.ts'
import type { JourneyDocument, JourneyNode } from './journey-document.ts'

const names: Readonly<Record<string, string>> = { seg_1: 'Trial users', seg_2: 'VIPs', tpl_1: 'Welcome', tpl_2: 'Reminder' }
const nameOf = (id: string): string | null => names[id] ?? null
const told = (before: JourneyDocument, after: JourneyDocument): string[] => describeChanges({ before, after, nameOf }).map(({ text }) => text)
const named = (document: JourneyDocument, id: string, name: string): JourneyDocument => ({ ...document, nodes: document.nodes.map((node) => (node.id === id ? { ...node, name } : node)) })

//  entry (Trial users) - m e-mail Welcome - w wait 2 days - g goal
const draw = (wait = 'P2D') => journey().onSegment('seg_1').email('m', 'tpl_1').wait('w', wait).goal('g')

describe('changes in words', () => {
  it('says what a setting was and is', () => {
    expect(told(draw().document(), draw('P1D').document())).toEqual(['Wait changed from 2 days to 1 day'])
    const other = journey().onSegment('seg_1').email('m', 'tpl_2').wait('w', 'P2D').goal('g').document()
    expect(told(draw().document(), other)).toEqual(['E-mail: template changed from "Welcome" to "Reminder"'])
  })

  it('says that a step is skipped, and no longer', () => {
    const document = draw().document()
    const skipped = { ...document, nodes: document.nodes.map((node) => (node.id === 'm' ? { ...node, skipped: true } : node)) }
    expect(told(document, skipped)).toEqual(['E-mail is now skipped: people pass through'])
    expect(told(skipped, document)).toEqual(['E-mail is no longer skipped'])
    expect(told({ ...document, nodes: document.nodes.slice(1), edges: [] }, skipped)[0]).toBe('Added E-mail (template "Welcome", skipped)')
  })

  it('says nothing of what is only drawn otherwise, and nothing when nothing changed', () => {
    const document = draw().document()
    expect(told(document, { ...document, canvas: { direction: 'LR', offsets: { w: { x: 3, y: 4 } }, notes: [{ id: 'n', text: 'Ask Ann', x: 0, y: 0 }] } })).toEqual([])
  })

  it('tells who enters, and how often', () => {
    const document = draw().document()
    expect(told(document, { ...document, entry: { trigger: { kind: 'segmentEntered', segmentId: 'seg_2' }, reentry: { kind: 'always' } } })).toEqual([
      'Entry changed from people who enter the segment "Trial users" to people who enter the segment "VIPs"', 'Entry: entering again changed from never to always',
    ])
    const byEvent = journey().onEvent('Order', { key: 'properties.id', where: [{ property: 'total', is: 'gt', value: 100 }] }).email('m', 'tpl_1').wait('w', 'P2D').goal('g').document()
    expect(told(document, byEvent)).toEqual([
      'Entry changed from people who enter the segment "Trial users" to people who do "Order"', 'Entry: conditions added: total is more than 100', 'Entry: entry key added: properties.id',
    ])
  })

  it('names a node put in between once, and the ways it makes not at all', () => {
    const after = journey().onSegment('seg_1').email('m', 'tpl_1').wait('w', 'P2D').email('m2', 'tpl_2').goal('g').document()
    expect(told(draw().document(), after)).toEqual(['Added E-mail after Wait (template "Reminder")'])
    expect(told(after, draw().document())).toEqual(['Removed E-mail after Wait (template "Reminder")'])
    expect(told(draw().document(), named(after, 'm2', 'Second mail'))).toEqual(['Added "Second mail" (E-mail, template "Reminder")'])
  })

  it('tells a way that now leads elsewhere, by what the port means to people', () => {
    const waits = (last: 'g' | 'x') => journey().waitForEvent('w', 'Order', { timeout: 'P3D' }).goal('g').at('w', 'timeout').exit('x').at('w', last === 'g' ? 'timeout' : 'none').to('g').document()
    const before = waits('x')
    const after = { ...before, edges: before.edges.map((edge) => (edge.port === 'timeout' ? { ...edge, to: 'g' } : edge)) }
    expect(told(before, after)).toEqual(['After Wait for event (time is up) people now go to Goal instead of Exit'])
    expect(told(before, { ...before, edges: before.edges.filter(({ port }) => port !== 'timeout') })).toEqual(['After Wait for event (time is up) people now leave the journey instead of going to Exit'])
    expect(told({ ...before, edges: before.edges.filter(({ port }) => port !== 'timeout') }, before)).toEqual(['After Wait for event (time is up) people now go on to Exit'])
  })

  it('follows branches by their ids: names, rules, shares and order', () => {
    const split = (branches: object[]): JourneyDocument => ({ ...draw().document(), nodes: [...draw().document().nodes, { id: 's', kind: 'splitRules', config: { branches } } as JourneyNode] })
    const pro = { id: 'a', name: 'Pro', rule: { trait: 'plan', is: 'equals', value: 'pro' } }
    const old = { id: 'b', rule: { trait: 'age', is: 'gte', value: 60 } }
    expect(told(split([pro, old]), split([old, { ...pro, name: 'Paying' }, { id: 'c', name: 'New', rule: { op: 'and', rules: [] } }]))).toEqual([
      'Split by rules: branch "Pro" renamed to branch "Paying"', 'Split by rules: branch "New" added: everybody', 'Split by rules: order changed: "b", "Paying"',
    ])
    expect(told(split([pro, old]), split([{ ...pro, rule: { trait: 'plan', is: 'in', value: ['pro', 'team'] } }]))).toEqual([
      'Split by rules: branch "b" removed', 'Split by rules: branch "Pro" changed from plan is pro to plan is one of pro, team',
    ])
    const half = (a: number): JourneyDocument => journey().splitPercent('s', { a, b: 100 - a }).exit('x').document()
    expect(told(half(50), half(70))).toEqual(['Split by percent: branch "a" changed from 50 % to 70 %', 'Split by percent: branch "b" changed from 50 % to 30 %'])
  })

  // Words are cut where they grow long and know no types. What they leave out must not be left unsaid.
  it('says that a rule changed where its words are the same', () => {
    const split = (rule: Rule): JourneyDocument => journey().splitRules('s', { a: rule }).document()
    const among = (...value: (string | number)[]): Rule => ({ trait: 'country', is: 'in', value })
    expect(told(split(among('DE', 'AT', 'CH', 'FR', 'IT', 'ES')), split(among('DE', 'AT', 'CH', 'FR', 'IT', 'PT')))).toEqual(['Split by rules: branch "a" changed'])
    expect(told(split({ trait: 'x', is: 'equals', value: '5' }), split({ trait: 'x', is: 'equals', value: 5 }))).toEqual(['Split by rules: branch "a" changed'])
    const both = (value: string | number): Rule => ({ op: 'and', rules: [{ trait: 'plan', is: 'isSet' }, { trait: 'x', is: 'equals', value }] })
    expect(told(split(both('5')), split(both(5)))).toEqual(['Split by rules: branch "a" changed'])
    expect(told(split(among('DE', 'AT')), split({ op: 'and', rules: [among('DE', 'AT')] }))).toEqual([])
    const waits = (value: string | number): JourneyDocument => journey().onEvent('Order', { where: [{ property: 'id', is: 'equals', value }] }).waitForEvent('w', 'Order', { timeout: 'P1D', where: [{ property: 'id', is: 'equals', value }] }).document()
    expect(told(waits('5'), waits(5))).toEqual(['Entry: conditions changed', 'Wait for event: conditions changed'])
  })

  it('is silent of two rules only when they let the same people through', () => {
    const exact = fc.record({ trait: fc.constant('score'), is: fc.constantFrom('equals', 'notEquals'), value: fc.constantFrom(0, 1, 5, 0.1) }) as fc.Arbitrary<Rule>
    const pair = fc.tuple(fc.oneof({ weight: 3, arbitrary: ruleArbitrary() }, { weight: 1, arbitrary: exact }), ruleArbitrary(), nowArbitrary()).chain(([a, b, now]) => fc.record({ a: fc.constant(a), b: fc.oneof(fc.constant(b), fc.constant<Rule>({ op: 'or', rules: [a] }), fc.constant(nearly(a))), now: fc.constant(now), facts: customersNear(a, now).map(factsOf) }))
    fc.assert(fc.property(pair, ({ a, b, now, facts }) => {
      const split = (rule: Rule): JourneyDocument => journey().splitRules('s', { a: rule }).document()
      if (told(split(a), split(b)).length === 0) expect(evaluateRule(a, facts, now)).toBe(evaluateRule(b, facts, now))
    }), { numRuns: 500 })
  })

  it('does not pour long texts into a sentence', () => {
    const hook = (body: string | null): JourneyDocument => journey().webhook('h', { body }).document()
    expect(told(hook('{"a":1}'), hook('x'.repeat(500)))).toEqual(['Webhook: body changed'])
    expect(told(hook(null), hook('x'.repeat(500)))).toEqual(['Webhook: body set'])
    expect(told(hook('{"a":1}'), hook(null))).toEqual(['Webhook: body removed (was {"a":1})'])
  })

  it('tells apart nodes that are called the same', () => {
    const two = (second: string) => journey().wait('w1', 'P1D').email('m', 'tpl_1').wait('w2', second).document()
    expect(told(two('P1D'), two('P3D'))).toEqual(['Wait after E-mail changed from 1 day to 3 days'])
  })

  it('calls a renamed node by both names', () => {
    expect(told(draw().document(), named(draw().document(), 'w', 'Think'))).toEqual(['Renamed Wait to "Think"'])
  })

  it('names the steps a jump leads to as the newer document calls them', () => {
    const jumps = (to: string) => journey().email('m', 'tpl_1').wait('w', 'P1D').jump('j', to).document()
    expect(told(jumps('m'), jumps('w'))).toEqual(['Jump: to step changed from "E-mail" to "Wait"'])
    expect(told(jumps('m'), named(jumps('w'), 'w', 'Think'))).toEqual(['Renamed Wait to "Think"', 'Jump: to step changed from "E-mail" to "Think"'])
    expect(told(jumps('m'), named(jumps('m'), 'm', 'Hello'))).toEqual(['Renamed E-mail to "Hello"'])
  })

  // Two nodes that are called the same are still two.
  it('says that a jump leads elsewhere where both places are called the same', () => {
    const jumps = (to: string) => named(named(journey().email('m', 'tpl_1').wait('w', 'P1D').email('n', 'tpl_1').wait('x', 'P1D').jump('j', to).document(), 'm', 'Hello'), 'n', 'Hello')
    const alike = (to: string): JourneyDocument => ({ ...jumps(to), edges: [] })
    expect(told(alike('m'), alike('n'))).toEqual(['Jump: to step changed'])
  })

  it('finds something exactly when two documents differ for people', () => {
    const document = fc.record({ wait: fc.constantFrom('P1D', 'P2D'), template: fc.constantFrom('tpl_1', 'tpl_2'), end: fc.constantFrom('goal', 'exit'), extra: fc.boolean() }).map(({ wait, template, end, extra }) => {
      const drawn = journey().onSegment('seg_1').email('m', template).wait('w', wait)
      const longer = extra ? drawn.updateCustomer('u', { seen: true }) : drawn
      return (end === 'goal' ? longer.goal('end') : longer.exit('end')).document()
    })
    fc.assert(fc.property(document, document, (before, after) => {
      const same = JSON.stringify(before) === JSON.stringify(after)
      expect(told(before, after).length > 0).toBe(!same)
    }))
  })
})

describe('changes of the journey as a whole, in words', () => {
  const ending = (...ends: JourneyEnd[]): JourneyDocument => ({ ...draw().document(), ends })
  const bought: JourneyEnd = { id: 'a', kind: 'goal', name: 'Bought', when: { kind: 'event', event: 'Order', where: [] } }
  const gone: JourneyEnd = { id: 'b', kind: 'exit', when: { kind: 'segmentLeft', segmentId: 'seg_1' } }

  it('tell a goal or exit that is there now, is there no longer, or is met otherwise', () => {
    expect(told(draw().document(), ending(bought, gone))).toEqual(['Whole journey: goal "Bought" added: does "Order"', 'Whole journey: exit "b" added: leaves the segment "Trial users"'])
    expect(told(ending(bought), draw().document())).toEqual(['Whole journey: goal "Bought" removed'])
    expect(told(ending(bought), ending({ ...bought, when: { kind: 'event', event: 'Paid', where: [] } }))).toEqual(['Whole journey: goal "Bought" changed from does "Order" to does "Paid"'])
  })

  it('tell a new name, and a goal that has become an exit', () => {
    expect(told(ending(bought), ending({ ...bought, name: 'Paid' }))).toEqual(['Whole journey: goal "Bought" renamed to goal "Paid"'])
    expect(told(ending(bought), ending({ ...bought, kind: 'exit' }))).toEqual(['Whole journey: goal "Bought" renamed to exit "Bought"'])
  })

  // The first that is met decides whether somebody has converted.
  it('tell another order', () => {
    expect(told(ending(bought, gone), ending(gone, bought))).toEqual(['Whole journey: order changed: exit "b", goal "Bought"'])
  })

  it('stand at the entry, where people look for what is about the whole', () => {
    expect(describeChanges({ before: draw().document(), after: ending(bought), nameOf }).map(({ kind, nodeId }) => [kind, nodeId])).toEqual([['entry', 'entry']])
  })

  it('say that no ends are no change to an empty list of them', () => {
    expect(told(draw().document(), ending())).toEqual([])
  })
})

describe('two entries that differ for people', () => {
  const entries: Entry[] = [
    { trigger: { kind: 'segmentEntered', segmentId: 'seg_1' }, reentry: { kind: 'never' } }, { trigger: { kind: 'segmentLeft', segmentId: 'seg_1' }, reentry: { kind: 'never' } },
    { trigger: { kind: 'schedule', start: '2026-01-01T09:00', clock: 'workspace' }, reentry: { kind: 'never' } }, { trigger: { kind: 'schedule', start: '2026-01-01T09:00', clock: 'customer' }, reentry: { kind: 'never' } },
    { trigger: { kind: 'schedule', start: '2026-01-02T09:00', clock: 'customer' }, reentry: { kind: 'never' } }, { trigger: { kind: 'schedule', start: '2026-01-01T09:00', rule: 'FREQ=DAILY', clock: 'workspace' }, reentry: { kind: 'never' } },
    { trigger: { kind: 'schedule', start: '2026-01-01T09:00', clock: 'workspace', segmentId: 'seg_1' }, reentry: { kind: 'never' } },
    { trigger: { kind: 'date', path: 'a', time: '09:00', yearly: false }, reentry: { kind: 'never' } }, { trigger: { kind: 'date', path: 'a', time: '09:00', yearly: true }, reentry: { kind: 'never' } },
    { trigger: { kind: 'date', path: 'a', time: '10:00', yearly: false }, reentry: { kind: 'never' } }, { trigger: { kind: 'date', path: 'b', time: '09:00', yearly: false }, reentry: { kind: 'never' } },
    { trigger: { kind: 'date', path: 'a', offset: { direction: 'before', by: 'P1D' }, time: '09:00', yearly: false }, reentry: { kind: 'never' } },
    { trigger: { kind: 'date', path: 'a', offset: { direction: 'after', by: 'P1D' }, time: '09:00', yearly: false }, reentry: { kind: 'never' } },
    { trigger: { kind: 'date', path: 'a', time: '09:00', yearly: false, segmentId: 'seg_2' }, reentry: { kind: 'never' } },
    { trigger: { kind: 'api' }, reentry: { kind: 'never' } }, { trigger: { kind: 'journey' }, reentry: { kind: 'never' } }, { trigger: { kind: 'api' }, reentry: { kind: 'afterExit' } },
    { trigger: { kind: 'api' }, reentry: { kind: 'afterTime', for: 'P1D' } }, { trigger: { kind: 'api' }, reentry: { kind: 'afterTime', for: 'P2D' } }, { trigger: { kind: 'api' }, reentry: { kind: 'always' } },
    { trigger: { kind: 'api' }, reentry: { kind: 'always', atMost: 1 } }, { trigger: { kind: 'api' }, reentry: { kind: 'always', atMost: 2 } },
    { trigger: { kind: 'api' }, reentry: { kind: 'never' }, holdout: { percent: 10, salt: 's' } }, { trigger: { kind: 'api' }, reentry: { kind: 'never' }, holdout: { percent: 20, salt: 's' } },
    { trigger: { kind: 'api' }, reentry: { kind: 'never' }, holdout: { percent: 10, salt: 'other' } }, { trigger: { kind: 'api' }, reentry: { kind: 'never' }, ignoresHoldout: true },
  ]

  it('are told apart, every one from every other', () => {
    for (const [index, a] of entries.entries()) for (const b of entries.slice(index + 1)) {
      const [before, after] = [{ ...draw().document(), entry: a }, { ...draw().document(), entry: b }]
      expect([a, b, told(before, after).length > 0, told(after, before).length > 0]).toEqual([a, b, true, true])
    }
  })

  it('are not where only what is left out is said', () => {
    const api: Entry = { trigger: { kind: 'api' }, reentry: { kind: 'never' } }
    expect(told({ ...draw().document(), entry: api }, { ...draw().document(), entry: { ...api, holdout: { percent: 0, salt: 's' }, ignoresHoldout: false } })).toEqual([])
  })
})

describe('two configs of one kind that differ for people', () => {
  /** For each kind: one config, and changes each of which makes another for people. */
  const differing: { readonly [Kind in NodeKind]?: readonly [NodeConfigs[Kind], ...Partial<NodeConfigs[Kind]>[]] } = {
    notifyTeam: [{ url: 'https://a.test', text: 'a' }, { url: 'https://b.test' }, { text: 'b' }],
    waitUntil: [
      { date: { from: 'fixed', day: '2026-01-01' }, yearly: false }, { date: { from: 'fixed', day: '2026-01-02' } }, { date: { from: 'trait', path: 'a' } }, { date: { from: 'event', path: 'a' } },
      { yearly: true }, { time: '09:00' }, { time: '10:00' }, { offset: { direction: 'before', by: 'P1D' } }, { offset: { direction: 'after', by: 'P1D' } }, { offset: { direction: 'after', by: 'P2D' } },
    ],
    waitForWindow: [{ weekdays: [1], from: '09:00', to: '17:00', clock: 'customer' }, { weekdays: [2] }, { weekdays: [1, 2] }, { from: '08:00' }, { to: '18:00' }, { clock: 'workspace' }],
    waitForSegment: [{ segmentId: 'seg_1', until: 'entered', timeout: 'P1D' }, { segmentId: 'seg_2' }, { until: 'left' }, { timeout: 'P2D' }],
    splitEvent: [{ branches: [{ id: 'a', where: [] }] }, { branches: [{ id: 'b', where: [] }] }, { branches: [{ id: 'a', where: [{ property: 'x', is: 'isSet' }] }] }, { branches: [{ id: 'a', where: [{ property: 'x', is: 'equals', value: '5' }] }] },
      { branches: [{ id: 'a', where: [{ property: 'x', is: 'equals', value: 5 }] }] }, { branches: [{ id: 'a', where: [] }, { id: 'b', where: [] }] }, { branches: [{ id: 'b', where: [] }, { id: 'a', where: [] }] }],
    experiment: [
      { salt: 's', variants: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }], metric: 'converted', minimumSample: 500, confidence: 95, deadline: 'P14D', fallback: '' }, { salt: 't' }, { metric: 'opened' },
      { minimumSample: 100 }, { confidence: 90 }, { deadline: 'P7D' }, { fallback: 'a' }, { fallback: 'b' }, { variants: [{ id: 'a', percent: 60 }, { id: 'b', percent: 40 }] }, { variants: [{ id: 'b', percent: 50 }, { id: 'a', percent: 50 }] },
    ],
    holdout: [{ salt: 's', percent: 10 }, { salt: 't' }, { percent: 20 }],
    frequencyGate: [{ channel: 'email', most: 1, within: 'P1D' }, { most: 2 }, { within: 'P2D' }],
    tag: [{ add: ['a'], remove: [] }, { add: ['b'] }, { add: [], remove: ['a'] }, { remove: ['c'] }],
    adjustScore: [{ by: 5, attribute: 'a' }, { by: -5 }, { attribute: 'b' }],
    subscribe: [{ channel: 'email', to: 'subscribed' }, { to: 'unsubscribed' }],
    emitEvent: [{ event: 'a', properties: {} }, { event: 'b' }, { properties: { x: 5 } }, { properties: { x: '5' } }, { properties: { y: 5 } }],
    jump: [{ to: 'w' }, { to: 'm' }, { to: '' }],
    startJourney: [{ journeyId: 'jrn_1', wait: true, timeout: 'P1D' }, { journeyId: 'jrn_2' }, { wait: false }, { timeout: 'P2D' }],
    throttle: [{ limit: 1, per: 'PT1H' }, { limit: 2 }, { per: 'PT2H' }],
  }

  it.each(Object.entries(differing))('of %s are told apart, every one from every other', (kind, [config, ...changes]) => {
    const documents = [config, ...changes.map((change) => ({ ...config, ...change }))]
      .map((each): JourneyDocument => ({ ...draw().document(), nodes: [...draw().document().nodes, { id: 'x', kind, config: each } as JourneyNode] }))
    for (const [index, before] of documents.entries()) for (const [at, after] of documents.entries()) {
      expect([before.nodes.at(-1), after.nodes.at(-1), told(before, after).length > 0]).toEqual([before.nodes.at(-1), after.nodes.at(-1), index !== at])
    }
  })
})

/** The same rule with its numbers as texts: read aloud it is no other. */
function nearly(rule: Rule): Rule {
  const text = JSON.stringify(rule, (key, value: unknown) => key === 'value' && typeof value === 'number' ? String(value) : value)
  const parsed = parseRule(JSON.parse(text))
  return parsed.ok ? parsed.rule : rule
}
