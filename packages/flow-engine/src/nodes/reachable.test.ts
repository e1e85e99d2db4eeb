import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import type { Facts, UnreachableReason } from '../model/facts.ts'
import { journey } from '../testing/journey-builder.ts'
import { reachable } from './reachable.ts'

//                    .- yes -> n2 e-mail
// entry - n1 reachable?
//                    '- no --> n3 exit
const plan = journey().reachable('n1').email('n2').at('n1', 'no').exit('n3').plan()
const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
const facts = (channels: Facts['channels']): Facts => ({ customer, events: new Map(), segments: new Set(), ...(channels === undefined ? {} : { channels }) })
const enters = (reason: UnreachableReason | null) => startRun(plan, { customer, event: null }, facts(new Map([['email', reason]])), 0)

describe('the question whether somebody can be reached', () => {
  it('is answered with yes when nothing stands against it', () => {
    const { state, trace } = enters(null)
    expect(state).toMatchObject({ status: 'completed', nodeId: 'n2' })
    expect(trace[1]).toMatchObject({ port: 'yes', outcome: 'branch', inputs: { channel: 'email' } })
    expect(trace[1]?.inputs).not.toHaveProperty('reason')
  })

  it.each<UnreachableReason>(['no_address', 'suppressed', 'unsubscribed', 'no_consent'])('is answered with no and the reason %s', (reason) => {
    const { state, trace, commands } = enters(reason)
    expect(state).toMatchObject({ status: 'exited', nodeId: 'n3' })
    expect(trace[1]).toMatchObject({ port: 'no', outcome: 'unreachable', inputs: { channel: 'email', reason } })
    expect(commands).toEqual([])
  })

  it('asks for just that channel', () => {
    expect(plan.startNeeds).toEqual({ events: [], eventProperties: [], segments: [], channels: ['email'] })
    expect(reachable.needs({ channel: 'email' }, 'n1').channels).toEqual(['email'])
  })

  it('throws when it was not loaded: neither answer would be true', () => {
    expect(() => startRun(plan, { customer, event: null }, facts(undefined), 0)).toThrow('not loaded')
    expect(() => startRun(plan, { customer, event: null }, facts(new Map()), 0)).toThrow('not loaded')
  })

  it('has nothing that could be drawn wrong but a channel there is not', () => {
    expect(reachable.check({ channel: 'email' })).toEqual([])
    expect(reachable.configSchema.parse({})).toEqual({ channel: 'email' })
    expect(reachable.configSchema.safeParse({ channel: 'fax' }).success).toBe(false)
  })
})
