import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { nodeKinds } from '../nodes/registry.ts'
import { journeyOfEveryKind } from '../testing/every-kind.ts'
import { journey } from '../testing/journey-builder.ts'
import { journeyDocumentSchema } from './journey-document.ts'
import { journeyJsonSchema } from './journey-json-schema.ts'

const validate = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allErrors: true }).compile(journeyJsonSchema())

const whole = journey().onEvent('Order Completed', { key: 'properties.orderId', where: [{ property: 'total', is: 'between', value: [10, 20] }] }).reentry('always')
  .splitPercent('n1', { a: 50, b: 50 }).email('n2').wait('n3', 'P2D')
  .waitForEvent('n4', 'visit', { timeout: 'P14D', where: [{ property: 'page', is: 'in', value: ['a', 'b'] }] })
  .splitRules('n5', { vip: { op: 'or', rules: [{ op: 'not', rule: { trait: 'plan', is: 'isSet' } }, { event: 'visit', count: { atMost: 0 } }] } })
  .updateCustomer('n6', { a: { b: [1, null] } }, ['c']).webhook('n7').goal('n8').exit('n9').document()

const entries = [
  { trigger: { kind: 'segmentLeft', segmentId: 'seg_1' }, reentry: { kind: 'afterTime', for: 'P30D' } },
  { trigger: { kind: 'schedule', start: '2026-12-24T09:00' } },
  { trigger: { kind: 'schedule', start: '2026-12-24T09:00', rule: 'FREQ=DAILY', clock: 'customer', segmentId: 'seg_1' }, reentry: { kind: 'always', atMost: 2 } },
  { trigger: { kind: 'date', path: 'birthday', offset: { direction: 'before', by: 'P7D' }, time: '09:00', yearly: true }, holdout: { percent: 5, salt: 's' } },
  { trigger: { kind: 'api' }, ignoresHoldout: true },
  { trigger: { kind: 'journey' }, reentry: { kind: 'always' } },
]

describe('the JSON Schema of a journey document', () => {
  it('is a schema of draft 2020-12 that survives being sent as text', () => {
    const schema = journeyJsonSchema()
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
    expect(JSON.stringify(schema).length).toBeLessThan(50_000)
  })

  it('accepts a document with every node kind in it', () => {
    const document = journeyOfEveryKind()
    expect(new Set(document.nodes.map(({ kind }) => kind))).toEqual(new Set(nodeKinds.map(({ kind }) => kind)))
    expect(validate(document) ? [] : validate.errors).toEqual([])
    expect(validate(whole) ? [] : validate.errors).toEqual([])
  })

  it.each(entries)('accepts every way into a journey: %j', (entry) => {
    expect(validate({ ...whole, entry }) ? [] : validate.errors).toEqual([])
    expect(journeyDocumentSchema.safeParse({ ...whole, entry }).success).toBe(true)
  })

  it('accepts goals and exits of the journey as a whole', () => {
    const ends = [
      { id: 'a', kind: 'goal', name: 'Bought', when: { kind: 'event', event: 'Order' } }, { id: 'b', kind: 'exit', when: { kind: 'segmentLeft', segmentId: 'seg_1' } },
      { id: 'c', kind: 'exit', when: { kind: 'segmentEntered', segmentId: 'seg_1' } }, { id: 'd', kind: 'goal', when: { kind: 'rule', rule: { trait: 'plan', is: 'isSet' } } },
    ]
    expect(validate({ ...whole, ends }) ? [] : validate.errors).toEqual([])
    expect(validate({ ...whole, ends: [...ends, { id: 'e', kind: 'goal', when: { kind: 'rule' } }] })).toBe(false)
  })

  it('accepts tests, and refuses those that say nothing of how they come out', () => {
    const test = { id: 't1', name: 'Pro', day: '2026-12-01', time: '09:00', expected: { kind: 'end', end: 'converted' } }
    expect(validate({ ...whole, tests: [test] }) ? [] : validate.errors).toEqual([])
    expect(journeyDocumentSchema.safeParse({ ...whole, tests: [test] }).success).toBe(true)
    for (const wrong of [{ ...test, expected: undefined }, { ...test, expected: { kind: 'end', end: 'well' } }, { ...test, name: '' }, { ...test, events: [{ event: 'A' }] }]) {
      expect(journeyDocumentSchema.safeParse({ ...whole, tests: [wrong] }).success).toBe(false)
    }
  })

  it('accepts what may be left out to be left out', () => {
    const { canvas: _, ...rest } = whole
    expect(validate({ ...rest, entry: { trigger: rest.entry.trigger } })).toBe(true)
  })

  // Editors and clients check with this schema what the server then checks with the other one.
  it.each([
    ['an unknown field', { ...whole, extra: 1 }],
    ['an unknown kind', { ...whole, nodes: [{ id: 'n1', kind: 'teleport', config: {} }] }],
    ['a wrong id', { ...whole, nodes: [{ id: 'n 1', kind: 'exit', config: {} }] }],
    ['a missing config', { ...whole, nodes: [{ id: 'n1', kind: 'wait' }] }],
    ['a config of another kind', { ...whole, nodes: [{ id: 'n1', kind: 'wait', config: { templateId: 'tpl_1' } }] }],
    ['an unknown operator', { ...whole, nodes: [{ id: 'n1', kind: 'splitRules', config: { branches: [{ id: 'a', rule: { trait: 'x', is: 'resembles', value: 1 } }] } }] }],
    ['a trigger of another kind', { ...whole, entry: { trigger: { kind: 'schedule', segmentId: 'seg_1' } } }],
    ['a weekday there is not', { ...whole, nodes: [{ id: 'n1', kind: 'waitForWindow', config: { weekdays: [8], from: '', to: '' } }] }],
    ['a channel there is not', { ...whole, nodes: [{ id: 'n1', kind: 'reachable', config: { channel: 'fax' } }] }],
    ['another version', { ...whole, schemaVersion: 2 }],
    ['an edge without a port', { ...whole, edges: [{ id: 'e', from: 'n1', to: 'n2' }] }],
    ['no entry', { schemaVersion: 1, nodes: [], edges: [] }],
  ])('refuses %s, as the parser does', (_, document) => {
    expect(validate(document)).toBe(false)
    expect(journeyDocumentSchema.safeParse(document).success).toBe(false)
  })
})
