import { describe, expect, it } from 'vitest'
import { canvasSchema } from './canvas.ts'
import { entrySchema } from './entry.ts'

const entering = (trigger: object, rest: object = {}) => entrySchema.safeParse({ trigger, ...rest }).success
const onEvent = (change: object) => entering({ kind: 'event', event: 'Order', ...change })

describe('the entry of a document', () => {
  it('lets people in once when nothing is said of re-entry', () => {
    expect(entrySchema.parse({ trigger: { kind: 'event', event: 'Order' } })).toEqual({ trigger: { kind: 'event', event: 'Order', where: [] }, reentry: { kind: 'never' } })
  })

  // The key tells runs of one customer apart; a path that can never be found would let nobody in.
  it.each(['properties.orderId', 'properties.order.id', 'properties.a b', 'properties.größe'])('accepts the key %j', (key) => { expect(onEvent({ key })).toBe(true) })
  it.each(['orderId', 'properties', 'properties.', 'properties..id', 'properties.id.', 'traits.id', ' properties.id', ''])('refuses the key %j', (key) => { expect(onEvent({ key })).toBe(false) })

  it.each<[string, object]>([
    ['an event without a name', { event: '' }],
    ['a name of more than 200 characters', { event: 'x'.repeat(201) }],
    ['more than twenty conditions', { where: Array(21).fill({ property: 'a', is: 'isSet' }) }],
    ['a condition on a trait', { where: [{ trait: 'a', is: 'isSet' }] }],
    ['a field it does not know', { segmentId: 'seg_1' }],
  ])('refuses %s', (_, change) => { expect(onEvent(change)).toBe(false) })

  it('accepts what lies just within those limits', () => {
    expect(onEvent({ event: 'x'.repeat(200), where: Array(20).fill({ property: 'a', is: 'isSet' }) })).toBe(true)
  })

  it('refuses a segment without an id, and a way of re-entry it does not know', () => {
    expect(entering({ kind: 'segmentEntered', segmentId: '' })).toBe(false)
    expect(entering({ kind: 'segmentEntered', segmentId: 'seg_1' }, { reentry: { kind: 'sometimes' } })).toBe(false)
    expect(entering({ kind: 'segmentEntered', segmentId: 'seg_1' }, { reentry: { kind: 'always' } })).toBe(true)
  })
})

describe('the canvas of a document', () => {
  const note = { id: 'x', text: '', x: 0, y: 0 }
  const drawn = (canvas: object) => canvasSchema.safeParse(canvas).success

  it('is empty and runs from top to bottom when nothing is said', () => {
    expect(canvasSchema.parse({})).toEqual({ direction: 'TB', offsets: {}, notes: [] })
  })

  it.each<[string, object]>([
    ['a direction it does not know', { direction: 'RL' }],
    ['a place beyond a million', { offsets: { n1: { x: 1_000_001, y: 0 } } }],
    ['a place that is no number', { offsets: { n1: { x: NaN, y: 0 } } }],
    ['a note without width', { notes: [{ ...note, width: 0 }] }],
    ['a note of more than 10,000 characters', { notes: [{ ...note, text: 'x'.repeat(10_001) }] }],
    ['more than 500 notes', { notes: Array(501).fill(note) }],
    ['a note without an id', { notes: [{ ...note, id: '' }] }],
  ])('refuses %s', (_, canvas) => { expect(drawn(canvas)).toBe(false) })

  it('accepts what lies just within those limits', () => {
    expect(drawn({ direction: 'LR', offsets: { n1: { x: -1_000_000, y: 1_000_000 } }, notes: Array(500).fill({ ...note, text: 'x'.repeat(10_000), width: 10_000, height: 1, nodeId: 'n1', colour: 'yellow' }) })).toBe(true)
  })
})
