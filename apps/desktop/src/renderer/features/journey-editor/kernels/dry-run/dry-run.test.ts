import type { Plan } from '@sendero/flow-engine'
import type { Rule } from '@sendero/flow-engine/segment'
import { journey, journeyOfEveryKind, runToQuiet, type Happening } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { withChosenArms } from './chosen-arms.ts'
import { draftPlan } from './draft-plan.ts'
import type { DryHappening, DryPerson } from './dry-person.ts'
import { dryRun, dryRunLimits, type DryRun, type DryRunInput } from './dry-run.ts'

const start = Date.UTC(2026, 11, 1, 9)
const hour = 3_600_000
const day = 24 * hour
const anna: DryPerson = { id: 'cus_anna', userId: 'anna', traits: { plan: 'free' }, timeZone: 'UTC', events: [], lists: [], segments: [], saidSegments: {}, unreachable: null, mailsBefore: 0 }

function walk(plan: Plan, change: Partial<DryRunInput> = {}): DryRun {
  return dryRun({ plan, person: anna, start, entryEvent: null, workspaceTimeZone: 'UTC', segmentRules: new Map(), happenings: [], answers: {}, ...change })
}

/** Where they came by, each with the hours since the start. */
const way = ({ stops }: DryRun): string[] => stops.map(({ decision, at }) => `${decision.nodeId} ${decision.outcome} ${(at - start) / hour}h`)

describe('a dry run', () => {
  // entry - s plan is pro -> m1 - goal
  //           '- else -> w 2 days - m2
  const branching = journey().onApi().splitRules('s', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).email('m1').goal('g').at('s', 'else').wait('w', 'P2D').email('m2').plan()

  it('goes where the rules send the person, and its clock runs through waits', () => {
    expect(way(walk(branching))).toEqual(['entry entered 0h', 's else 0h', 'w waiting 0h', 'w waited 48h', 'm2 queued 48h'])
    expect(way(walk(branching, { person: { ...anna, traits: { plan: 'pro' } } }))).toEqual(['entry entered 0h', 's branch 0h', 'm1 queued 0h', 'g converted 0h'])
  })

  it('says from which values it was decided, what would be sent, when they are woken and how it ended', () => {
    const { stops, state, cut } = walk(branching)
    expect(stops[1]?.decision.inputs).toEqual({ traits: { plan: 'free' } })
    expect(stops[2]?.wakeAt).toBe(start + 2 * day)
    expect(stops[4]?.commands).toEqual([{ kind: 'sendEmail', nodeId: 'm2', visit: 3, templateId: 'tpl_m2' }])
    expect([state.status, state.endReason, cut]).toEqual(['completed', 'end', null])
  })

  it('lets what is said to happen after a wait began happen then, fitting its conditions', () => {
    const plan = journey().onApi().wait('w', 'P1D').waitForEvent('o', 'Order', { timeout: 'P5D', where: [{ property: 'total', is: 'gt', value: 20 }] }).email('thanks').at('o', 'timeout').exit('x').plan()
    expect(way(walk(plan)).slice(-2)).toEqual(['o timeout 144h', 'x exited 144h'])
    const answered = walk(plan, { answers: { o: 'P2D' } })
    expect(way(answered).slice(-2)).toEqual(['o event 72h', 'thanks queued 72h'])
    expect(answered.happened).toEqual([{ at: start + 3 * day, kind: 'event', event: 'Order', properties: { total: 21 } }])
    expect(way(walk(plan, { answers: { o: 'P6D' } })).at(-1)).toBe('x exited 144h')
  })

  it('counts the events a person does for rules, goals and waits, when they do them', () => {
    const plan = journey().onApi().goalWhen('paid', { event: 'Paid' }).wait('w', 'P1D').splitRules('s', { active: { event: 'Visit', count: { atLeast: 2 } } }).wait('v', 'P9D').plan()
    const visits: DryHappening[] = [1, 2].map((hours) => ({ at: start + hours * hour, kind: 'event', event: 'Visit', properties: {} }))
    expect(way(walk(plan, { happenings: visits }))).toContain('s branch 24h')
    expect(way(walk(plan, { happenings: [visits[0] as DryHappening] }))).toContain('s else 24h')
    expect(way(walk(plan, { happenings: [...visits, { at: start + 3 * day, kind: 'event', event: 'Paid', properties: {} }] })).at(-1)).toBe('v converted 72h')
  })

  it('moves people in and out of segments by their rules, by what happens and by time alone', () => {
    const recent: Rule = { event: 'Visit', count: { atLeast: 1 }, within: 'P1D' }
    const plan = journey().onApi().waitForSegment('in', 'seg_a', { timeout: 'P9D' }).waitForSegment('out', 'seg_a', { until: 'left', timeout: 'P9D' }).goal('g').plan()
    const walked = walk(plan, { segmentRules: new Map([['seg_a', recent]]), happenings: [{ at: start + 5 * hour, kind: 'event', event: 'Visit', properties: {} }] })
    expect(way(walked)).toEqual(['entry entered 0h', 'in waiting 0h', 'in segment 5h', 'out waiting 5h', expect.stringMatching(/^out segment 29/), expect.stringMatching(/^g converted 29/)])
    expect(way(walk(plan, { segmentRules: new Map([['seg_a', recent]]), answers: { in: 'PT3H' } }))).toContain('in segment 3h')
  })

  it('has later steps see what earlier ones changed, and a gate the mails of the dry run', () => {
    const plan = journey().onApi().updateCustomer('u', { plan: 'pro' }).wait('w', 'P1D').splitRules('s', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).email('m1').wait('v', 'P1D').frequencyGate('f', 1, 'P7D').email('m2').at('f', 'tooMany').exit('x').plan()
    expect(way(walk(plan)).at(-1)).toBe('x exited 48h')
    expect(way(walk(plan, { person: { ...anna, unreachable: 'unsubscribed' } })).at(-1)).toBe('m2 queued 48h')
  })

  it('takes the chosen way where chance would decide', () => {
    const plan = journey().onApi().holdout('h', 10).splitPercent('p', { a: 50, b: 50 }).email('a').at('p', 'b').experiment('e', { x: 50, y: 50 }).email('mx').at('e', 'y').email('my').plan()
    const ends = [{ p: 'a', h: 'next' }, { p: 'b', e: 'x', h: 'next' }, { p: 'b', e: 'y', h: 'next' }, { h: 'heldOut' }].map((arms) => walk(withChosenArms(plan, arms as Record<string, string>)).state.nodeId)
    expect(ends).toEqual(['a', 'mx', 'my', 'h'])
    const decided = walk(withChosenArms(plan, { p: 'b', h: 'next' }), { winners: { e: 'y' } })
    expect([decided.state.nodeId, decided.stops.at(-2)?.decision.inputs]).toEqual(['my', { branch: 'y', isWinner: true }])
    expect(withChosenArms(plan, { p: 'gone', nobody: 'a' })).toBe(plan)
  })

  it('has people come back from another journey when it was said, and else lets the time run out', () => {
    const plan = journey().onApi().startJourney('o', 'wf_1', { wait: true, timeout: 'P2D' }).goal('back').at('o', 'timeout').exit('x').plan()
    expect(way(walk(plan)).at(-1)).toBe('x exited 48h')
    expect(way(walk(plan, { answers: { o: 'PT5H' } })).slice(-2)).toEqual(['o returned 5h', 'back converted 5h'])
  })

  it('ends a round without end by a limit that is said', () => {
    const round = journey().onApi().wait('w', 'P1D').email('m').jump('j', 'w').plan()
    expect(walk(round)).toMatchObject({ cut: 'decisions', state: { status: 'active' } })
    expect(walk(journey().onApi().wait('w', 'P9Y').plan())).toMatchObject({ cut: 'time', state: { nodeId: 'w' } })
  })
})

describe('the dry run and the reference', () => {
  const moments = fc.record({ name: fc.constantFrom('visit', 'Order', 'Paid', 'Scored', 'other'), after: fc.integer({ min: 0, max: 20 * 24 }), amount: fc.nat(200) })
  const drafts = fc.oneof({ weight: 1, arbitrary: fc.constant(journeyOfEveryKind()) }, { weight: 4, arbitrary: journeyArbitrary({ minNodes: 1, maxNodes: 12 }) })
  const worlds = fc.record({
    document: drafts, plan: fc.constantFrom('pro', 'free'), renewsAt: fc.constantFrom('2026-12-09', '2020-01-01', 'soon'), id: fc.constantFrom('cus_1', 'cus_2', 'cus_3'), isIn: fc.boolean(),
    events: fc.array(moments, { maxLength: 6 }), changes: fc.array(fc.record({ segmentId: fc.constantFrom('seg_1', 'seg_2'), after: fc.integer({ min: 1, max: 400 }), isMember: fc.boolean() }), { maxLength: 3 }),
    answers: fc.dictionary(fc.constantFrom('n0', 'n1', 'n2', 'n3', 'event', 'segment'), fc.constantFrom('PT1H', 'P1D', 'P3D'), { maxKeys: 3 }),
  })

  it('visit exactly the same steps at the same instants, twice alike', () => {
    let walked = 0
    fc.assert(fc.property(worlds, ({ document, plan: trait, renewsAt, id, isIn, events, changes, answers }) => {
      const draft = draftPlan(document)
      if (!draft.ok) return
      const { plan } = draft
      const person: DryPerson = { ...anna, id, traits: { plan: trait, renewsAt }, segments: isIn ? ['seg_1'] : [] }
      const happenings: DryHappening[] = [
        ...events.map(({ name, after, amount }): DryHappening => ({ at: start + after * hour, kind: 'event', event: name, properties: { amount, total: amount, orderId: 'o1' } })),
        ...changes.map(({ segmentId, after, isMember }): DryHappening => ({ at: start + after * hour, kind: 'segmentChanged', segmentId, isMember })),
      ].sort((a, b) => a.at - b.at)
      const input: DryRunInput = { plan, person, start, entryEvent: null, workspaceTimeZone: 'UTC', segmentRules: new Map(), happenings, answers: forEvents(plan, answers) }
      const walk = dryRun(input)
      expect(dryRun(input)).toEqual(walk)
      if (walk.cut !== null) return
      walked += walk.stops.length
      const { entry, ...rest } = plan
      // The reference lets in by its trigger; what is walked here is what comes after it.
      const [run] = runToQuiet({
        plan: { ...rest, entry: { ...entry, trigger: { kind: 'api' }, reentry: 'never' } }, people: [{ customer: { id, userId: 'anna', traits: person.traits, timeZone: 'UTC' }, segments: person.segments }], start, until: start + 3 * 365 * day, workspaceTimeZone: 'UTC',
        happenings: [{ at: start, customerId: id, kind: 'triggered' }, ...walk.happened.filter(isFromOutside(plan)).map((happening): Happening => happening.kind === 'event'
          ? { at: happening.at, customerId: id, kind: 'event', event: { name: happening.event, properties: happening.properties } }
          : { at: happening.at, customerId: id, kind: 'segmentChanged', segmentId: happening.segmentId, isMember: happening.isMember })],
        otherJourneys: Object.fromEntries((plan.journeyIds ?? []).map((journeyId) => [journeyId, { lastsMs: 2000 * day, status: 'completed' }])),
      }).runs
      if (plan.entry.holdout !== undefined || run === undefined) return
      expect(walk.stops.map(({ decision }) => shownDecision(decision))).toEqual(run.trace.map(shownDecision))
      expect(walk.state.endReason).toBe(run.state.endReason)
    }), { numRuns: 400 })
    // Most of what is drawn goes somewhere, else nothing was compared.
    expect(walked).toBeGreaterThan(1000)
  })

  it('stops when there are as many decisions as it follows', () => {
    const round = journey().onApi().wait('w', 'PT1H').jump('j', 'w').plan()
    const { stops } = walk(round)
    expect(stops.length).toBeGreaterThanOrEqual(dryRunLimits.decisions)
    expect(stops.length).toBeLessThan(dryRunLimits.decisions + 5)
  })
})

/** How long people are in other journeys is said once for the reference, not step by step. */
const forEvents = (plan: Plan, answers: DryRunInput['answers']): DryRunInput['answers'] => Object.fromEntries(Object.entries(answers).filter(([id]) => plan.nodes[id]?.kind !== 'startJourney'))

const shownDecision = ({ nodeId, visit, at, outcome, port }: DryRun['stops'][number]['decision']): string => `${nodeId}#${visit} ${outcome} by ${port ?? '-'} at ${(at - start) / hour}`

/** What steps record themselves comes about in the reference too, by the same steps. */
function isFromOutside(plan: Plan): (happening: DryHappening) => boolean {
  const own = new Set(Object.values(plan.nodes).flatMap(({ kind, config }) => kind === 'emitEvent' ? [JSON.stringify([config['event'], config['properties']])] : []))
  return (happening) => happening.kind !== 'event' || !own.has(JSON.stringify([happening.event, happening.properties]))
}
