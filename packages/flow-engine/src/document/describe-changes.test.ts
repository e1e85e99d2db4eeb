import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateRule } from '../segment/evaluate-rule.ts'
import { parseRule, type Rule } from '../segment/rule.ts'
import { customersNear, factsOf } from '../testing/customers-near-rule.ts'
import { journey } from '../testing/journey-builder.ts'
import { nowArbitrary, ruleArbitrary } from '../testing/rule-arbitrary.ts'
import { describeChanges } from './describe-changes.ts'
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

/** The same rule with its numbers as texts: read aloud it is no other. */
function nearly(rule: Rule): Rule {
  const text = JSON.stringify(rule, (key, value: unknown) => key === 'value' && typeof value === 'number' ? String(value) : value)
  const parsed = parseRule(JSON.parse(text))
  return parsed.ok ? parsed.rule : rule
}
