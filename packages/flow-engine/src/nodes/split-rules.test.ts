import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { runToQuiet } from '../testing/run-to-quiet.ts'
import { tellStory, type StoryLine, type StoryTeller } from '../testing/tell-story.ts'
import { splitRules } from './split-rules.ts'

const start = Date.UTC(2026, 0, 15, 9)
const day = 86_400_000

//          .- vip ---> n2 e-mail
// entry - n1- big ---> n3 e-mail
//          '- else --> n4 exit
const plan = journey().splitRules('n1', {
  vip: { trait: 'plan', is: 'equals', value: 'pro' },
  big: { op: 'and', rules: [{ trait: 'seats', is: 'gte', value: 50 }, { event: 'visit', count: { atLeast: 2 }, within: 'P30D' }] },
}).email('n2').at('n1', 'big').email('n3').at('n1', 'else').exit('n4').plan()

const bob = { userId: null, traits: {}, timeZone: 'UTC' }
const visit = (daysAgo: number) => ({ name: 'visit', occurredAt: start - daysAgo * day, properties: {} })

function branchOf(teller: Omit<StoryTeller, 'plan' | 'start'>) {
  const told = tellStory({ plan, start, ...teller }, [['PT0S', 'start', '', []]])
  return { where: told.lines[0]?.[2], decision: told.trace[1] }
}

describe('a split by rules', () => {
  it('takes the first branch whose rule holds, also when a later one holds too', () => {
    expect(branchOf({ customer: { traits: { plan: 'pro', seats: 80 } }, history: [visit(1), visit(2)] }).where).toBe('n2 completed')
    expect(branchOf({ customer: { traits: { plan: 'free', seats: 80 } }, history: [visit(1), visit(2)] }).where).toBe('n3 completed')
  })

  it('takes else when no rule holds', () => {
    expect(branchOf({ customer: { traits: { plan: 'free', seats: 80 } }, history: [visit(1), visit(31)] }).where).toBe('n4 exited')
    expect(branchOf({}).where).toBe('n4 exited')
  })

  it('records the branch and the values that decided', () => {
    expect(branchOf({ customer: { traits: { plan: 'pro' } } }).decision).toMatchObject({
      port: 'vip', outcome: 'branch', inputs: { branch: 'vip', traits: { plan: 'pro' } },
    })
    expect(branchOf({ customer: { traits: { seats: 80 } }, history: [visit(1), visit(3), visit(40)] }).decision).toMatchObject({
      port: 'big', inputs: { branch: 'big', traits: { plan: null, seats: 80 }, events: [{ event: 'visit', within: 'P30D', count: 2 }] },
    })
    expect(branchOf({ customer: { traits: { seats: 10 } } }).decision).toMatchObject({
      port: 'else', outcome: 'else', inputs: { traits: { plan: null, seats: 10 }, events: [{ event: 'visit', within: 'P30D', count: 0 }] },
    })
  })

  it('decides by the facts of the moment the run gets there', () => {
    // entry - n0 wait - n1 rules
    const later = journey().wait('n0', 'P1D').splitRules('n1', { seen: { event: 'visit', count: { atLeast: 1 } } }).goal('n2').at('n1', 'else').exit('n3').plan()
    const seen: StoryLine[] = [['PT0S', 'start', 'n0', []], ['PT1H', 'visit', 'n0', []], ['P1D', 'wake', 'n2 converted', []]]
    expect(tellStory({ plan: later, start }, seen).lines).toEqual(seen)
    const unseen: StoryLine[] = [['PT0S', 'start', 'n0', []], ['P1D', 'wake', 'n3 exited', []]]
    expect(tellStory({ plan: later, start }, unseen).lines).toEqual(unseen)
  })

  it('declares the events its rules count, so that the shell loads them', () => {
    expect(plan.startNeeds).toEqual({ events: ['visit'], eventProperties: [], eventsWithin: { visit: 31 * 86_400_000 }, segments: [] })
  })

  it('declares the channels its rules ask about, decides by them, and records what it found', () => {
    const asks = journey().onEvent('Cart').splitRules('n1', { yes: { consent: 'email', is: 'subscribed' }, late: { op: 'not', rule: { reachable: 'email' } } }).exit('n2').at('n1', 'late').exit('n3').at('n1', 'else').exit('n4').plan()
    expect(asks.startNeeds).toMatchObject({ channels: ['email'], consents: ['email'] })
    const people = [
      { customer: { ...bob, id: 'a' }, consents: { email: 'subscribed' as const } },
      { customer: { ...bob, id: 'b' }, consents: { email: 'unsubscribed' as const }, channels: { email: 'unsubscribed' as const } }, { customer: { ...bob, id: 'c' } },
    ]
    const happenings = people.map(({ customer }) => ({ at: start, customerId: customer.id, kind: 'event' as const, event: { name: 'Cart', properties: {} } }))
    const { runs } = runToQuiet({ plan: asks, people, happenings, start, until: start + day })
    const told = runs.map(({ trace }) => [trace[1]?.port, trace[1]?.inputs])
    expect(told).toEqual([
      ['yes', { branch: 'yes', consents: { email: 'subscribed' } }],
      ['late', { branch: 'late', consents: { email: 'unsubscribed' }, channels: { email: 'unsubscribed' } }],
      ['else', { consents: { email: null }, channels: { email: 'reached' } }],
    ])
  })

  it('decides by the calendar of the person, and records whose it was, but no birthday', () => {
    const asks = journey().splitRules('n1', { yes: { op: 'or', rules: [{ anniversary: 'birthday', is: 'today' }, { anniversary: 'since', is: 'today' }] } }).exit('n2').at('n1', 'else').exit('n3').plan()
    const born = (timeZone: string) => tellStory({ plan: asks, start, customer: { traits: { birthday: '1990-01-16', since: '2020-01-01' }, timeZone } }, [['PT0S', 'start', '', []]]).trace[1]
    const dates = { birthday: '(set)', since: '2020-01-01' }
    expect(born('UTC')).toMatchObject({ port: 'else', inputs: { dates, timeZone: 'UTC' } })
    expect(born('Pacific/Kiritimati')).toMatchObject({ port: 'else' })
    expect(tellStory({ plan: asks, start: start + day / 2, customer: { traits: { birthday: '1990-01-16' }, timeZone: 'Pacific/Kiritimati' } }, [['PT0S', 'start', '', []]]).trace[1]).toMatchObject({ port: 'yes', inputs: { timeZone: 'Pacific/Kiritimati' } })
  })

  // A plan that forgot to ask must not send everybody down one branch.
  it('stops where what it looks at was not loaded', () => {
    const asks = journey().splitRules('n1', { yes: { consent: 'email', is: 'subscribed' } }).exit('n2').plan()
    expect(() => tellStory({ plan: asks, start }, [['PT0S', 'start', '', []]])).toThrow('not loaded')
  })

  it('has a port for each branch and else', () => {
    expect(Object.keys(plan.nodes['n1']?.next ?? {})).toEqual(['big', 'else', 'vip'])
    expect(splitRules.ports({ branches: [] })).toEqual(['else'])
  })
})

describe('the check of a split by rules', () => {
  const rule = { trait: 'plan', is: 'isSet' } as const

  it('keeps the id else for itself', () => {
    expect(splitRules.check({ branches: [{ id: 'else', rule }] })).toEqual([{ code: 'BRANCH_ID_RESERVED', params: { branchId: 'else' } }])
  })

  it('refuses no branches and repeated ones', () => {
    expect(splitRules.check({ branches: [] })).toEqual([{ code: 'BRANCHES_EMPTY', params: {} }])
    expect(splitRules.check({ branches: [{ id: 'a', rule }, { id: 'a', rule }] })).toEqual([{ code: 'BRANCH_ID_DUPLICATE', params: { branchId: 'a' } }])
  })
})
