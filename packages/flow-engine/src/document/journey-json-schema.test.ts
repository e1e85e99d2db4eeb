import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { journeyDocumentSchema } from './journey-document.ts'
import { journeyJsonSchema } from './journey-json-schema.ts'

const validate = new Ajv2020({ strict: true, strictTypes: false, strictTuples: false, allErrors: true }).compile(journeyJsonSchema())

const whole = journey().onEvent('Order Completed', { key: 'properties.orderId', where: [{ property: 'total', is: 'between', value: [10, 20] }] }).reentry('always')
  .splitPercent('n1', { a: 50, b: 50 }).email('n2').wait('n3', 'P2D')
  .waitForEvent('n4', 'visit', { timeout: 'P14D', where: [{ property: 'page', is: 'in', value: ['a', 'b'] }] })
  .splitRules('n5', { vip: { op: 'or', rules: [{ op: 'not', rule: { trait: 'plan', is: 'isSet' } }, { event: 'visit', count: { atMost: 0 } }] } })
  .updateCustomer('n6', { a: { b: [1, null] } }, ['c']).webhook('n7').goal('n8').exit('n9').document()

describe('the JSON Schema of a journey document', () => {
  it('is a schema of draft 2020-12 that survives being sent as text', () => {
    const schema = journeyJsonSchema()
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
    expect(JSON.stringify(schema).length).toBeLessThan(40_000)
  })

  it('accepts a document with every node kind in it', () => {
    expect(validate(whole) ? [] : validate.errors).toEqual([])
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
    ['another version', { ...whole, schemaVersion: 2 }],
    ['an edge without a port', { ...whole, edges: [{ id: 'e', from: 'n1', to: 'n2' }] }],
    ['no entry', { schemaVersion: 1, nodes: [], edges: [] }],
  ])('refuses %s, as the parser does', (_, document) => {
    expect(validate(document)).toBe(false)
    expect(journeyDocumentSchema.safeParse(document).success).toBe(false)
  })
})
