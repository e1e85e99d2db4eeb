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

describe('the entry by segment, schedule, date, API or another journey', () => {
  it.each<[string, object]>([
    ['who leaves a segment', { kind: 'segmentLeft', segmentId: 'seg_1' }],
    ['a schedule of one time', { kind: 'schedule', start: '2026-12-24T09:00' }],
    ['a schedule that comes again, for a segment, by the clock where people are', { kind: 'schedule', start: '2026-12-24T09:00', rule: 'FREQ=WEEKLY;BYDAY=MO', clock: 'customer', segmentId: 'seg_1' }],
    ['a date of theirs', { kind: 'date', path: 'renewsAt' }],
    ['a date every year, moved, for a segment', { kind: 'date', path: 'birthday', offset: { direction: 'before', by: 'P7D' }, time: '00:00', yearly: true, segmentId: 'seg_1' }],
    ['a call of the API', { kind: 'api' }],
    ['another journey', { kind: 'journey' }],
  ])('is accepted for %s', (_, trigger) => { expect(entering(trigger)).toBe(true) })

  it('fills in whose clock it is, at what time, and whether every year', () => {
    expect(entrySchema.parse({ trigger: { kind: 'schedule', start: '2026-12-24T09:00' } }).trigger).toEqual({ kind: 'schedule', start: '2026-12-24T09:00', clock: 'workspace' })
    expect(entrySchema.parse({ trigger: { kind: 'date', path: 'renewsAt' } }).trigger).toEqual({ kind: 'date', path: 'renewsAt', time: '09:00', yearly: false })
  })

  it.each<[string, object]>([
    ['a schedule without a start', { kind: 'schedule' }],
    ['a start without a time', { kind: 'schedule', start: '2026-12-24' }],
    ['a start that is an instant', { kind: 'schedule', start: '2026-12-24T09:00:00Z' }],
    ['a rule of more than 500 characters', { kind: 'schedule', start: '2026-12-24T09:00', rule: 'x'.repeat(501) }],
    ['the clock of nobody', { kind: 'schedule', start: '2026-12-24T09:00', clock: 'server' }],
    ['a date without an attribute', { kind: 'date', path: '' }],
    ['a time of the day that is none', { kind: 'date', path: 'renewsAt', time: '24:00' }],
    ['an offset without a direction', { kind: 'date', path: 'renewsAt', offset: { by: 'P7D' } }],
    ['a segment without an id', { kind: 'date', path: 'renewsAt', segmentId: '' }],
    ['a field that another trigger has', { kind: 'api', segmentId: 'seg_1' }],
  ])('is refused with %s', (_, trigger) => { expect(entering(trigger)).toBe(false) })
})

describe('who may enter again, and who never', () => {
  const trigger = { kind: 'api' }

  it.each<[object, boolean]>([
    [{ kind: 'afterTime', for: 'P30D' }, true], [{ kind: 'afterTime' }, false], [{ kind: 'always', atMost: 1 }, true], [{ kind: 'always', atMost: 1000 }, true], [{ kind: 'always', atMost: 0 }, false],
    [{ kind: 'always', atMost: 1.5 }, false], [{ kind: 'always', atMost: 1001 }, false], [{ kind: 'never', atMost: 1 }, false], [{ kind: 'afterExit', for: 'P1D' }, false],
  ])('%j: %s', (reentry, accepted) => { expect(entering(trigger, { reentry })).toBe(accepted) })

  it.each<[object, boolean]>([
    [{ percent: 10, salt: 's' }, true], [{ percent: 0, salt: 's' }, true], [{ percent: 100, salt: 's' }, true], [{ percent: 100.1, salt: 's' }, false], [{ percent: -1, salt: 's' }, false],
    [{ percent: 10, salt: '' }, false], [{ percent: 10 }, false], [{ percent: 10, salt: 'x'.repeat(65) }, false],
  ])('a holdout of %j: %s', (holdout, accepted) => { expect(entering(trigger, { holdout })).toBe(accepted) })

  it('may let in whom all journeys are kept from', () => {
    expect([entering(trigger, { ignoresHoldout: true }), entering(trigger, { ignoresHoldout: 'yes' })]).toEqual([true, false])
    expect(entrySchema.parse({ trigger })).not.toHaveProperty('ignoresHoldout')
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
