import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import type { PropertyCondition } from '../segment/rule.ts'
import { journey } from '../testing/journey-builder.ts'
import { tellStory } from '../testing/tell-story.ts'
import { splitEvent } from './split-event.ts'

const start = Date.UTC(2026, 0, 15, 9)
const big: PropertyCondition = { property: 'total', is: 'gte', value: 100 }
const first: PropertyCondition = { property: 'isFirst', is: 'equals', value: true }

//                                  .- big ---> n2 e-mail
// entry (Order) - n1 split by event - first -> n3 webhook
//                                  '- else --> n4 exit
const draw = (branches: { [id: string]: PropertyCondition[] } = { big: [big], first: [first] }) =>
  journey().onEvent('Order').splitEvent('n1', branches).email('n2').at('n1', 'first').webhook('n3').at('n1', 'else').exit('n4')

const told = (properties: JsonObject, branches?: { [id: string]: PropertyCondition[] }) =>
  tellStory({ plan: draw(branches).plan(), start, event: { name: 'Order', properties } }, [['PT0S', 'start', '', []]])
const wayOf = (properties: JsonObject, branches?: { [id: string]: PropertyCondition[] }) => told(properties, branches).trace[1]?.port

describe('a split by the event that started the run', () => {
  it('takes the first branch whose conditions all hold', () => {
    expect(wayOf({ total: 100 })).toBe('big')
    expect(wayOf({ total: 100, isFirst: true })).toBe('big')
    expect(wayOf({ total: 99.99, isFirst: true })).toBe('first')
    expect(wayOf({ total: 200, isFirst: false }, { big: [big, first], first: [] })).toBe('first')
  })

  it('takes the port else when none does', () => {
    expect(wayOf({ total: 5 })).toBe('else')
    expect(wayOf({})).toBe('else')
    expect(wayOf({ total: 'a lot' })).toBe('else')
  })

  it('takes a branch without conditions for every event', () => {
    expect(wayOf({}, { big: [], first: [first] })).toBe('big')
  })

  it('records the branch and the values it looked at, up to the branch taken', () => {
    expect(told({ total: 5, isFirst: true, card: '4111' }).trace[1]).toMatchObject({
      outcome: 'branch', inputs: { branch: 'first', event: 'Order', properties: { total: 5, isFirst: true } },
    })
    expect(told({ total: 500, isFirst: true }).trace[1]?.inputs).toEqual({ branch: 'big', event: 'Order', properties: { total: 500 } })
    expect(told({ total: 5 }).trace[1]).toMatchObject({ outcome: 'else', inputs: { event: 'Order', properties: { total: 5, isFirst: null } } })
  })

  it('says how a branch is called', () => {
    const named = JSON.parse(JSON.stringify(draw().plan()).replace('"id":"big",', '"id":"big","name":"Big orders",')) as Plan
    expect(tellStory({ plan: named, start, event: { name: 'Order', properties: { total: 500 } } }, [['PT0S', 'start', '', []]]).trace[1]?.inputs)
      .toEqual({ branch: 'big', name: 'Big orders', event: 'Order', properties: { total: 500 } })
  })

  // The record is stored for every visit and copied to analytics: it must not grow with what a client sends.
  it('records little of values that are large, and of very many', () => {
    const long = told({ total: 'x'.repeat(500), isFirst: { deep: [1] } }).trace[1]?.inputs['properties'] as JsonObject
    expect(long).toEqual({ total: `${'x'.repeat(200)}...`, isFirst: '(object)' })
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index): [string, PropertyCondition[]] => [`b${index}`, [{ property: `p${index}`, is: 'isSet' }]]))
    const plan = journey().onEvent('Order').splitEvent('n1', many).plan()
    const shown = tellStory({ plan, start, event: { name: 'Order', properties: {} } }, [['PT0S', 'start', '', []]]).trace[1]?.inputs['properties'] as JsonObject
    expect(Object.keys(shown)).toHaveLength(20)
  })

  it('looks back at that event however long the run has waited, and at no later one', () => {
    const plan = journey().onEvent('Order').wait('w', 'P30D').splitEvent('n1', { big: [big] }).email('n2').plan()
    const story = tellStory({ plan, start, event: { name: 'Order', properties: { total: 150 } }, properties: { Order: { total: 1 } } },
      [['PT0S', 'start', '', []], ['P5D', 'Order', '', []], ['P30D', 'wake', '', []]])
    expect(story.lines.at(-1)).toEqual(['P30D', 'wake', 'n2 completed', ['sendEmail n2#3']])
  })

  it('takes the port else in a run that no event started, even past a branch without conditions', () => {
    const plan = journey().splitEvent('n1', { all: [] }).email('n2').at('n1', 'else').exit('n4').plan()
    const decided = tellStory({ plan, start }, [['PT0S', 'start', '', []]])
    expect(decided.lines[0]?.[2]).toBe('n4 exited')
    expect(decided.trace[1]?.inputs).toEqual({ event: null, properties: {} })
  })
})

describe('the check of a split by event', () => {
  it('needs branches with ids of their own, none called else', () => {
    const codesOf = (...ids: string[]) => splitEvent.check({ branches: ids.map((id) => ({ id, where: [] })) }).map(({ code }) => code)
    expect(codesOf('a', 'b')).toEqual([])
    expect([codesOf(), codesOf('a', 'a'), codesOf('else'), codesOf('a b')]).toEqual([['BRANCHES_EMPTY'], ['BRANCH_ID_DUPLICATE'], ['BRANCH_ID_RESERVED'], ['BRANCH_ID_INVALID']])
  })

  it('has a port for each branch, and else', () => {
    expect(splitEvent.ports({ branches: [{ id: 'a', where: [] }, { id: 'b', where: [] }] })).toEqual(['a', 'b', 'else'])
  })
})
