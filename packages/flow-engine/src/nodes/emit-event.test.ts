import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import { journey } from '../testing/journey-builder.ts'
import { runToQuiet } from '../testing/run-to-quiet.ts'
import { emitEvent } from './emit-event.ts'

const start = Date.UTC(2026, 0, 15, 9)
const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }

describe('an event that a journey records', () => {
  const plan = journey().emitEvent('n1', 'Scored', { points: 5, of: { level: [1, 2] } }).goal('n2').plan()

  it('is asked for with its properties, as they are written', () => {
    const { commands, trace } = startRun(plan, { customer, event: null }, { customer, events: new Map(), segments: new Set() }, start)
    expect(commands).toEqual([{ kind: 'emitEvent', nodeId: 'n1', visit: 1, event: 'Scored', properties: { points: 5, of: { level: [1, 2] } } }])
    expect(trace[1]).toMatchObject({ port: 'next', outcome: 'emitted', inputs: { event: 'Scored' } })
  })

  // It goes the way of every event: rules see it once it has arrived, not in the step that asks for it.
  it('counts for rules from the next step on', () => {
    const rule = { event: 'Scored', count: { atLeast: 1 } } as const
    const counted = journey().emitEvent('n1', 'Scored').splitRules('n2', { now: rule }).goal('n3').at('n2', 'else').wait('n4', 'PT1H').splitRules('n5', { then: rule }).goal('n6').plan()
    const [run] = runToQuiet({ plan: counted, people: [{ customer }], happenings: [{ at: start, customerId: 'cus_1', kind: 'segmentEntered' }], start, until: start + 86_400_000 }).runs
    expect(run?.trace.map(({ nodeId, port }) => [nodeId, port])).toEqual([['entry', 'next'], ['n1', 'next'], ['n2', 'else'], ['n4', null], ['n4', 'next'], ['n5', 'then'], ['n6', null]])
  })
})

describe('the check of an event that is recorded', () => {
  const codesOf = (event: string, text = '') => emitEvent.check({ event, properties: { text } }).map(({ code }) => code)

  it.each(['Scored', '$set', 'sendero.Scored', 'Order Completed', '$sendero'])('accepts the name %j', (event) => {
    expect(codesOf(event)).toEqual([])
  })

  it.each([['', 'EVENT_NAME_EMPTY'], ['  ', 'EVENT_NAME_EMPTY'], ['$sendero.segmentEntered', 'EVENT_NAME_RESERVED'], ['$sendero.', 'EVENT_NAME_RESERVED'], ['Email Opened', 'EVENT_NAME_RESERVED']])('refuses the name %j: %s', (event, code) => {
    expect(codesOf(event)).toEqual([code])
  })

  it('refuses properties that no event log should carry', () => {
    const around = '{"text":""}'.length
    expect(codesOf('Scored', 'x'.repeat(16_000 - around))).toEqual([])
    expect(codesOf('Scored', 'x'.repeat(16_001 - around))).toEqual(['PROPERTIES_TOO_LARGE'])
  })
})
