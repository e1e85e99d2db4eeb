import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import { journey } from '../testing/journey-builder.ts'
import { runToQuiet } from '../testing/run-to-quiet.ts'
import { tellStory } from '../testing/tell-story.ts'
import { tag } from './tag.ts'

const start = Date.UTC(2026, 0, 15, 9)

/** What the attributes of somebody are after the node. */
function after(traits: JsonObject, add: string[], remove: string[] = []): JsonObject | undefined {
  const customer = { id: 'cus_1', userId: null, traits, timeZone: 'UTC' }
  const world = runToQuiet({ plan: journey().tag('n1', add, remove).plan(), people: [{ customer }], happenings: [{ at: start, customerId: 'cus_1', kind: 'segmentEntered' }], start, until: start })
  return world.customers.get('cus_1')?.traits
}

describe('a tag', () => {
  it('is given to people who have none, and to those who have others', () => {
    expect(after({}, ['vip'])).toEqual({ tags: ['vip'] })
    expect(after({ tags: ['new'], plan: 'pro' }, ['vip', 'new'])).toEqual({ tags: ['new', 'vip'], plan: 'pro' })
  })

  it('is taken away, and nobody misses one they never had', () => {
    expect(after({ tags: ['new', 'vip'] }, [], ['vip', 'old'])).toEqual({ tags: ['new'] })
    expect(after({}, [], ['vip'])).toEqual({})
  })

  it('is given and others taken away in one go', () => {
    expect(after({ tags: ['trial'] }, ['customer'], ['trial'])).toEqual({ tags: ['customer'] })
  })

  it('keeps what stands there instead of a list', () => {
    expect(after({ tags: 'gold' }, ['vip'])).toEqual({ tags: ['gold', 'vip'] })
  })

  it('is seen by the nodes after it in the same step', () => {
    const plan = journey().tag('n1', ['vip']).splitRules('n2', { vip: { trait: 'tags', is: 'equals', value: 'vip' } }).goal('n3').at('n2', 'else').exit('n4').plan()
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).lines).toEqual([['PT0S', 'start', 'n3 converted', ['updateCustomer n1#1']]])
  })

  it('asks for just the lists that change, and records them', () => {
    const told = tellStory({ plan: journey().tag('n1', ['a', 'b'], ['c']).plan(), start }, [['PT0S', 'start', '', []]])
    expect(told.trace[1]).toMatchObject({ port: 'next', outcome: 'updated', inputs: { tagged: ['a', 'b'], untagged: ['c'] } })
    expect(tellStory({ plan: journey().tag('n1', ['a']).plan(), start }, [['PT0S', 'start', '', []]]).trace[1]?.inputs).toEqual({ tagged: ['a'] })
    const visit = { nodeId: 'n1', visit: 1, config: { add: ['a'], remove: [] }, now: start, entry: { event: null }, runId: null, facts: { customer: { id: 'c', userId: null, traits: {}, timeZone: 'UTC' }, events: new Map(), segments: new Set<string>() } }
    expect(tag.enter(visit)).toMatchObject({ commands: [{ kind: 'updateCustomer', nodeId: 'n1', visit: 1, set: {}, unset: [], include: { tags: ['a'] } }] })
    expect(tag.enter(visit)).not.toHaveProperty('commands.0.exclude')
  })
})

describe('the check of a tag', () => {
  it('warns of a node that changes nothing, and refuses a tag that is given and taken', () => {
    expect(tag.check({ add: ['a'], remove: ['b'] })).toEqual([])
    expect(tag.check({ add: [], remove: [] })).toEqual([{ code: 'UPDATE_EMPTY', params: {} }])
    expect(tag.check({ add: ['a', 'b'], remove: ['b', 'a'] })).toEqual([{ code: 'TAG_ADDED_AND_REMOVED', params: { tag: 'a' } }, { code: 'TAG_ADDED_AND_REMOVED', params: { tag: 'b' } }])
  })

  it('trims tags and refuses empty, long and very many', () => {
    expect(tag.configSchema.parse({ add: [' vip '] })).toEqual({ add: ['vip'], remove: [] })
    expect(tag.configSchema.safeParse({ add: [' '] }).success).toBe(false)
    expect(tag.configSchema.safeParse({ add: ['x'.repeat(101)] }).success).toBe(false)
    expect(tag.configSchema.safeParse({ add: Array.from({ length: 51 }, (_, index) => `t${index}`) }).success).toBe(false)
  })
})
