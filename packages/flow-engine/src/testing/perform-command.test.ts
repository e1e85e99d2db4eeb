import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerFacts } from '../model/facts.ts'
import type { Plan } from '../model/plan.ts'
import { journey } from './journey-builder.ts'
import { runToQuiet } from './run-to-quiet.ts'
import type { Happening, Scenario } from './simulated-world.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000
const ann: CustomerFacts = { id: 'cus_ann', userId: 'ann', traits: {}, timeZone: 'UTC' }

const enters = (afterHours: number): Happening => ({ at: start + afterHours * hour, customerId: ann.id, kind: 'segmentEntered' })

describe('people in a throttle', () => {
  const people = Array.from({ length: 7 }, (_, index) => ({ customer: { ...ann, id: `cus_${index}` } }))
  const arrive = (minutes: readonly number[]): Happening[] => minutes.map((minute, index) => ({ at: start + minute * 60_000, customerId: `cus_${index}`, kind: 'segmentEntered' }))
  const letOn = (plan: Plan, minutes: readonly number[]) => {
    const { runs } = runToQuiet({ plan, people, happenings: arrive(minutes), start, until: start + 24 * hour })
    return runs.map(({ customerId, trace }) => `${customerId} ${((trace.find(({ outcome }) => outcome === 'letOn')?.at ?? Number.NaN) - start) / 60_000}`)
  }

  it('go on evenly, in the order they came, the first at once', () => {
    expect(letOn(journey().throttle('n1', 6, 'PT1H').plan(), [0, 0, 0, 5, 25, 200, 201])).toEqual(['cus_0 0', 'cus_1 10', 'cus_2 20', 'cus_3 30', 'cus_4 40', 'cus_5 200', 'cus_6 210'])
  })

  it('wait in each throttle for itself', () => {
    expect(letOn(journey().throttle('n1', 6, 'PT1H').throttle('n2', 60, 'PT1H').plan(), [0, 0, 0]).map((line) => line.split(' ')[1])).toEqual(['0', '10', '20'])
    const { runs } = runToQuiet({ plan: journey().throttle('n1', 60, 'PT1H').throttle('n2', 6, 'PT1H').plan(), people, happenings: arrive([0, 0, 0]), start, until: start + hour })
    expect(runs.map(({ trace }) => ((trace.at(-1)?.at ?? 0) - start) / 60_000)).toEqual([0, 10, 20])
  })

  it('are told in the decision when their turn is, and their state waits for it', () => {
    const { runs } = runToQuiet({ plan: journey().throttle('n1', 6, 'PT1H').plan(), people, happenings: arrive([0, 0]), start, until: start })
    expect(runs.map(({ state, trace }) => [state.wakeAt, trace[1]?.inputs])).toEqual([[null, { limit: 6, per: 'PT1H', until: start }], [start + 600_000, { limit: 6, per: 'PT1H', until: start + 600_000 }]])
  })

  it('are never more than the limit in any stretch of its time, and none is lost to rounding', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 7 }), fc.array(fc.nat(300), { minLength: 7, maxLength: 7 }), (limit, minutes) => {
      const { runs } = runToQuiet({ plan: journey().throttle('n1', limit, 'PT1H').plan(), people, happenings: arrive(minutes), start, until: start + 24 * hour })
      const turns = runs.flatMap(({ trace }) => trace.filter(({ outcome }) => outcome === 'letOn').map(({ at }) => at)).sort((a, b) => a - b)
      expect(turns).toHaveLength(7)
      for (const [index, at] of turns.entries()) expect(turns.filter((other, place) => place >= index && other < at + hour).length).toBeLessThanOrEqual(limit)
    }))
  })
})

describe('another journey', () => {
  const plan = journey().startJourney('n1', 'jrn_2', { wait: true, timeout: 'P3D' }).goal('n2').at('n1', 'timeout').exit('n3').plan()
  const live = (otherJourneys?: Scenario['otherJourneys']) => runToQuiet({ plan, people: [{ customer: ann }], happenings: [enters(0)], start, until: start + 30 * 24 * hour, ...(otherJourneys === undefined ? {} : { otherJourneys }) }).runs[0]

  it('sends people back when it is over for them', () => {
    const run = live({ jrn_2: { lastsMs: 5 * hour, status: 'completed' } })
    expect(run?.trace.map(({ at, outcome }) => `${(at - start) / hour} ${outcome}`)).toEqual(['0 entered', '0 waiting', '5 returned', '5 converted'])
  })

  it('is given up when it lasts too long', () => {
    expect(live({ jrn_2: { lastsMs: 30 * 24 * hour, status: 'completed' } })?.state.status).toBe('exited')
  })

  it('that lets nobody in says so at once', () => {
    expect(live()?.trace[2]).toMatchObject({ at: start, outcome: 'returned', inputs: { status: 'notEntered' } })
  })
})
