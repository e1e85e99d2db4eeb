import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import { sendsKey, type Facts } from '../model/facts.ts'
import { journey } from '../testing/journey-builder.ts'
import { frequencyGate } from './frequency-gate.ts'

//                        .- next ----> n2 e-mail
// entry - n1 at most 3 in 7 days
//                        '- tooMany -> n3 exit
const plan = journey().frequencyGate('n1', 3, 'P7D').email('n2').at('n1', 'tooMany').exit('n3').plan()
const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
const facts = (sends: Facts['sends']): Facts => ({ customer, events: new Map(), segments: new Set(), ...(sends === undefined ? {} : { sends }) })
const enters = (sent: number) => startRun(plan, { customer, event: null }, facts(new Map([[sendsKey({ channel: 'email', within: 'P7D' }), sent]])), 0)

describe('a frequency gate', () => {
  it.each([[0, 'next', 'branch'], [2, 'next', 'branch'], [3, 'tooMany', 'tooMany'], [40, 'tooMany', 'tooMany']])('after %i messages lets them go by %s', (sent, port, outcome) => {
    expect(enters(sent).trace[1]).toMatchObject({ port, outcome, inputs: { channel: 'email', sent, most: 3, within: 'P7D' } })
  })

  it('asks for what it counts, once for the same time', () => {
    expect(plan.startNeeds.sends).toEqual([{ channel: 'email', within: 'P7D' }])
    const several = journey().frequencyGate('n1', 3, 'P7D').frequencyGate('n2', 5, 'P7D').frequencyGate('n3', 1, 'P1D').plan()
    expect(several.startNeeds.sends).toEqual([{ channel: 'email', within: 'P1D' }, { channel: 'email', within: 'P7D' }])
  })

  it('throws when that was not loaded: to send or not to send would be a guess', () => {
    expect(() => startRun(plan, { customer, event: null }, facts(undefined), 0)).toThrow('not loaded')
    expect(() => startRun(plan, { customer, event: null }, facts(new Map([['email P1D', 0]])), 0)).toThrow('not loaded')
  })
})

describe('the check of a frequency gate', () => {
  it('needs a time that means something', () => {
    expect(frequencyGate.check({ channel: 'email', most: 1, within: 'P30D' })).toEqual([])
    expect(frequencyGate.check({ channel: 'email', most: 1, within: 'a week' })).toEqual([{ code: 'DURATION_INVALID', params: { field: 'within', value: 'a week' } }])
    expect(frequencyGate.check({ channel: 'email', most: 1, within: 'PT0S' })).toMatchObject([{ code: 'DURATION_NOT_POSITIVE' }])
  })

  it.each([0, 1.5, 1001, -3])('refuses at most %d by its shape', (most) => {
    expect(frequencyGate.configSchema.safeParse({ most, within: 'P7D' }).success).toBe(false)
  })
})
