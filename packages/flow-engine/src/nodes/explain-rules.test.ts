import { describe, expect, it } from 'vitest'
import type { Facts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import type { Rule } from '../segment/rule.ts'
import { explainRules } from './explain-rules.ts'

const now = Date.UTC(2026, 0, 15)

function explain(rule: Rule, traits: JsonObject, events: Facts['events'] = new Map()) {
  return explainRules([rule], { customer: { id: 'cus_1', userId: null, traits, timeZone: 'UTC' }, events, segments: new Set() }, now)
}

const isSet = (trait: string): Rule => ({ trait, is: 'isSet' })

describe('explainRules', () => {
  it('shows the traits the rules name and no others', () => {
    expect(explain({ op: 'not', rule: { op: 'or', rules: [isSet('plan'), isSet('company.size')] } }, { plan: 'pro', company: { size: 3, name: 'Acme' }, other: 1 }))
      .toEqual({ traits: { 'plan': 'pro', 'company.size': 3 } })
  })

  // Decisions are copied to analytics, where no personal trait may ever arrive.
  it('shows of a personal trait only whether it is there', () => {
    expect(explain({ op: 'and', rules: [isSet('email'), isSet('phone'), isSet('address.city')] }, { email: 'ann@example.test', address: { city: 'Rome' } }))
      .toEqual({ traits: { 'email': '(set)', 'phone': null, 'address.city': '(set)' } })
  })

  it('shows nothing of what lies inside an object, which may be personal', () => {
    expect(explain({ op: 'and', rules: [isSet('contact'), isSet('contacts')] }, { contact: { email: 'ann@example.test' }, contacts: [{ email: 'a@b.test' }, ['x'], 3] }))
      .toEqual({ traits: { contact: '(object)', contacts: ['(object)', '(list)', 3] } })
  })

  it('finds values in lists of objects, as the rule does', () => {
    expect(explain(isSet('orders.sku'), { orders: [{ sku: 'A1' }, { sku: 'B2' }, {}] })).toEqual({ traits: { 'orders.sku': ['A1', 'B2'] } })
    expect(explain(isSet('orders.sku'), { orders: [{}] })).toEqual({ traits: { 'orders.sku': null } })
  })

  it('finds values whose keys hold some of the dots, as the rule does', () => {
    expect(explain(isSet('a.b.c'), { a: { 'b.c': 1 } })).toEqual({ traits: { 'a.b.c': ['1'] } })
    expect(explain(isSet('a.b'), { 'a.b': [], a: { b: { c: 1 } } })).toEqual({ traits: { 'a.b': '(object)' } })
    expect(explain(isSet('contact.email'), { 'contact.email': [], contact: { email: 'ann@example.test' } })).toEqual({ traits: { 'contact.email': '(set)' } })
    expect(explain(isSet('email'), { email: [] })).toEqual({ traits: { email: null } })
  })

  it('cuts what is long', () => {
    const shown = explain(isSet('bio'), { bio: 'x'.repeat(1000), list: [] })
    expect(shown).toEqual({ traits: { bio: `${'x'.repeat(200)}...` } })
    const many: Rule = { op: 'or', rules: Array.from({ length: 60 }, (_, index) => isSet(`t${index}`)) }
    expect(Object.keys(explain(many, {})['traits'] as JsonObject)).toHaveLength(20)
  })

  it('counts events as the condition counts them', () => {
    const visit = (daysAgo: number, page: string) => ({ name: 'visit', occurredAt: now - daysAgo * 86_400_000, properties: { page } })
    const events = new Map([['visit', [visit(40, 'a'), visit(3, 'a'), visit(2, 'b')]]])
    expect(explain({ op: 'and', rules: [
      { event: 'visit', count: { atLeast: 1 } },
      { event: 'visit', count: { atLeast: 1 }, within: 'P7D', where: [{ property: 'page', is: 'equals', value: 'a' }] },
      { event: 'never', count: { exactly: 0 } },
    ] }, {}, events)).toEqual({ events: [{ event: 'visit', count: 3 }, { event: 'visit', within: 'P7D', count: 1 }, { event: 'never', count: 0 }] })
  })
})
