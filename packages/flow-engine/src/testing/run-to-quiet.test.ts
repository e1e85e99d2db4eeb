import { describe, expect, it } from 'vitest'
import type { CustomerFacts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import { journey } from './journey-builder.ts'
import { runToQuiet, type Happening } from './run-to-quiet.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000
const ann: CustomerFacts = { id: 'cus_ann', userId: 'ann', traits: {}, timeZone: 'UTC' }

const enters = (afterHours: number): Happening => ({ at: start + afterHours * hour, customerId: ann.id, kind: 'segmentEntered' })
const does = (afterHours: number, name: string, properties: JsonObject = {}): Happening =>
  ({ at: start + afterHours * hour, customerId: ann.id, kind: 'event', event: { name, properties } })

function live(plan: Plan, happenings: Happening[], days = 30) {
  return runToQuiet({ plan, people: [{ customer: ann }], happenings, start, until: start + days * 24 * hour })
}

describe('runToQuiet', () => {
  it('takes every step that falls due, in order of time', () => {
    const plan = journey().email('n1').wait('n2', 'P1D').waitForEvent('n3', 'visit', { timeout: 'P1D' }).goal('n4').plan()
    const world = live(plan, [enters(2), does(30, 'visit')])
    expect(world.runs).toHaveLength(1)
    expect(world.runs[0]?.state).toMatchObject({ status: 'converted', nodeId: 'n4' })
    expect(world.runs[0]?.commands).toEqual([{ at: start + 2 * hour, command: { kind: 'sendEmail', nodeId: 'n1', visit: 1, templateId: 'tpl_n1' } }])
    expect(world.runs[0]?.trace.map(({ at, nodeId, outcome }) => `${(at - start) / hour} ${nodeId} ${outcome}`))
      .toEqual(['2 entry entered', '2 n1 queued', '2 n2 waiting', '26 n2 waited', '26 n3 waiting', '30 n3 event', '30 n4 converted'])
  })

  it('stops at the end of its time, with people still waiting', () => {
    const world = live(journey().email('n1').wait('n2', 'P7D').to('n1').plan(), [enters(0)], 20)
    expect(world.runs[0]?.commands).toHaveLength(3)
    expect(world.runs[0]?.state.status).toBe('active')
  })

  it('stores what a run does to its person', () => {
    const world = live(journey().updateCustomer('n1', { lifecycle: 'active' }).wait('n2', 'P1D').splitRules('n3', { yes: { trait: 'lifecycle', is: 'isSet' } }).goal('n4').plan(), [enters(0)])
    expect(world.customers.get(ann.id)?.traits).toEqual({ lifecycle: 'active' })
    expect(world.runs[0]?.state.status).toBe('converted')
  })

  it('loads for a step only what its plan declares', () => {
    const plan = journey().splitRules('n1', { yes: { event: 'visit', count: { atLeast: 1 } } }).goal('n2').at('n1', 'else').exit('n3').plan()
    expect(live(plan, [does(0, 'visit'), enters(1)]).runs[0]?.state.status).toBe('converted')
    expect(live({ ...plan, startNeeds: { events: [], eventProperties: [], segments: [] } }, [does(0, 'visit'), enters(1)]).runs[0]?.state.status).toBe('exited')
  })

  it('ends the runs of a person when the shell says so', () => {
    const world = live(journey().wait('n1', 'P7D').plan(), [enters(0), { at: start + hour, customerId: ann.id, kind: 'end', reason: 'erased' }])
    expect(world.runs[0]?.state).toMatchObject({ status: 'exited', endReason: 'erased' })
  })

  it('does not let the event that starts a run be the one it then waits for', () => {
    const plan = journey().onEvent('visit').waitForEvent('n1', 'visit', { timeout: 'P1D' }).goal('n2').plan()
    expect(live(plan, [does(0, 'visit')]).runs[0]?.state.status).toBe('completed')
    expect(live(plan, [does(0, 'visit'), does(1, 'visit')]).runs[0]?.state.status).toBe('converted')
  })
})

describe('who may enter', () => {
  const orders = [does(0, 'order', { id: 1 }), does(1, 'order', { id: 2 }), does(2, 'order', { id: 1 }), does(50, 'order', { id: 1 }), does(51, 'order', {})]
  const runs = (reentry: 'never' | 'afterExit' | 'always', key?: string): number => {
    const entry = journey().onEvent('order', key === undefined ? {} : { key }).reentry(reentry)
    return live(entry.wait('n1', 'P1D').plan(), orders).runs.length
  }

  it('is everybody once when re-entry is never', () => {
    expect(runs('never')).toBe(1)
  })

  it('is who is not in it now when re-entry is after exit', () => {
    expect(runs('afterExit')).toBe(2)
  })

  it('is everybody, every time, when re-entry is always', () => {
    expect(runs('always')).toBe(5)
  })

  it('is decided for each key by itself, and an event without its key starts nothing', () => {
    expect(runs('never', 'properties.id')).toBe(2)
    expect(runs('afterExit', 'properties.id')).toBe(3)
    expect(runs('always', 'properties.id')).toBe(4)
  })
})
