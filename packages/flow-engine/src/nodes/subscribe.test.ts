import { describe, expect, it } from 'vitest'
import { startRun } from '../execute/start-run.ts'
import { journey } from '../testing/journey-builder.ts'
import { subscribe } from './subscribe.ts'

describe('a subscription', () => {
  it.each(['subscribed', 'unsubscribed'] as const)('asks the shell to make people %s, and says so', (to) => {
    const plan = journey().subscribe('n1', to).goal('n2').plan()
    const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }
    const { state, commands, trace } = startRun(plan, { customer, event: null }, { customer, events: new Map(), segments: new Set() }, 0)
    expect(state.status).toBe('converted')
    expect(commands).toEqual([{ kind: 'changeSubscription', nodeId: 'n1', visit: 1, channel: 'email', status: to }])
    expect(trace[1]).toMatchObject({ port: 'next', outcome: 'updated', inputs: { channel: 'email', subscription: to } })
  })

  it('is to something: a form without a choice is not saved as one', () => {
    expect(subscribe.configSchema.parse({ to: 'subscribed' })).toEqual({ channel: 'email', to: 'subscribed' })
    expect(subscribe.configSchema.safeParse({}).success).toBe(false)
    expect(subscribe.configSchema.safeParse({ to: 'deleted' }).success).toBe(false)
    expect(subscribe.configSchema.safeParse({ channel: 'sms', to: 'subscribed' }).success).toBe(false)
    expect(subscribe.check({ channel: 'email', to: 'subscribed' })).toEqual([])
  })
})
