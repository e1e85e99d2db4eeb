import { describe, expect, it } from 'vitest'
import type { CustomerFacts, UnreachableReason } from '../model/facts.ts'
import { journey } from './journey-builder.ts'
import { runToQuiet } from './run-to-quiet.ts'
import type { Happening, Scenario, SimulatedPerson } from './simulated-world.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000
const ann: CustomerFacts = { id: 'cus_ann', userId: 'ann', traits: {}, timeZone: 'UTC' }

const enters = (afterHours: number): Happening => ({ at: start + afterHours * hour, customerId: ann.id, kind: 'segmentEntered' })

describe('facts from given numbers', () => {
  it('are why a channel reaches nobody, and what was sent', () => {
    const plan = journey().reachable('n1').frequencyGate('n2', 3, 'P7D').goal('n3').at('n1', 'no').exit('n4').at('n2', 'tooMany').exit('n5').plan()
    const where = (person: Partial<SimulatedPerson>) => runToQuiet({ plan, people: [{ customer: ann, ...person }], happenings: [enters(0)], start, until: start }).runs[0]?.state.nodeId
    expect([where({}), where({ channels: { email: 'suppressed' } }), where({ channels: { email: null }, sends: { 'email P7D': 3 } }), where({ sends: { 'email P1D': 9 } })]).toEqual(['n3', 'n4', 'n5', 'n3'])
  })

  it('change as journeys subscribe and unsubscribe people, who are never overruled', () => {
    const plan = (to: 'subscribed' | 'unsubscribed') => journey().subscribe('n1', to).wait('n2', 'PT1H').reachable('n3').goal('n4').at('n3', 'no').exit('n5').plan()
    const reached = (to: 'subscribed' | 'unsubscribed', reason: UnreachableReason | null) =>
      runToQuiet({ plan: plan(to), people: [{ customer: ann, channels: { email: reason } }], happenings: [enters(0)], start, until: start + hour }).runs[0]?.trace.find(({ nodeId }) => nodeId === 'n3')?.inputs['reason'] ?? 'reached'
    expect([reached('subscribed', 'no_consent'), reached('subscribed', 'unsubscribed'), reached('subscribed', 'no_address')]).toEqual(['reached', 'unsubscribed', 'no_address'])
    expect([reached('unsubscribed', null), reached('unsubscribed', 'suppressed')]).toEqual(['unsubscribed', 'suppressed'])
  })

  it('are experiments decided from the start, or in the middle', () => {
    const plan = journey().reentry('always').experiment('n1', { a: 50, b: 50 }).goal('n2').at('n1', 'b').exit('n3').plan()
    const ports = (scenario: Partial<Scenario>) => runToQuiet({ plan, people: [{ customer: ann }], happenings: [enters(0), enters(2)], start, until: start + 3 * hour, ...scenario })
      .runs.map(({ trace }) => `${trace[1]?.port ?? ''} ${trace[1]?.inputs['isWinner'] === true ? 'won' : 'drawn'}`)
    expect(ports({ winners: { n1: 'a' } })).toEqual(['a won', 'a won'])
    expect(ports({})).toEqual(['b drawn', 'b drawn'])
    expect(ports({ happenings: [enters(0), { at: start + hour, kind: 'experimentDecided', nodeId: 'n1', winner: 'a' }, enters(2)] })).toEqual(['b drawn', 'a won'])
  })

  it('are the zone of the workspace', () => {
    const plan = journey().waitForWindow('n1', { from: '09:00', to: '10:00', clock: 'workspace' }).goal('n2').plan()
    const run = (workspaceTimeZone: string) => runToQuiet({ plan, people: [{ customer: ann }], happenings: [enters(0)], start, until: start, workspaceTimeZone }).runs[0]
    expect([run('UTC')?.state.status, run('Europe/Berlin')?.state.wakeAt]).toEqual(['converted', start + 23 * hour])
  })
})
