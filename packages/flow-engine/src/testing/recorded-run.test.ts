import { describe, expect, it } from 'vitest'
import type { Plan } from '../model/plan.ts'
import { journey } from './journey-builder.ts'
import { recordRun, replayRun, type RecordedRun } from './recorded-run.ts'
import { runToQuiet } from './run-to-quiet.ts'
import type { Scenario } from './simulated-world.ts'

const start = Date.UTC(2026, 0, 15, 9)
const hour = 3_600_000
const customer = { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }

/** The first run of a world as text, and read back. */
function recorded(plan: Plan, scenario: Partial<Scenario> = {}): RecordedRun {
  const [run] = runToQuiet({ plan, people: [{ customer }], happenings: [{ at: start, customerId: 'cus_1', kind: 'segmentEntered' }], start, until: start + 100 * hour, ...scenario }).runs
  if (run === undefined) throw new Error('Nobody has entered')
  return JSON.parse(JSON.stringify(recordRun(plan, run))) as RecordedRun
}

const replays = (run: RecordedRun): void => { expect(JSON.parse(JSON.stringify(replayRun(run)))).toEqual(run.steps.map(({ step }) => step)) }

describe('a recorded run', () => {
  it('steps as it was recorded', () => {
    const run = recorded(journey().email('n1').wait('n2', 'P1D').splitRules('n3', { a: { event: 'visit', count: { atLeast: 1 } } }).goal('n4').plan())
    expect(run.steps).toHaveLength(2)
    replays(run)
  })

  it('keeps the facts that only some kinds look at, and no others', () => {
    const plan = journey().reachable('n1').frequencyGate('n2', 3, 'P7D').experiment('n3', { a: 50, b: 50 }).waitForWindow('n4', { from: '20:00', to: '21:00', clock: 'workspace' }).plan()
    const run = recorded(plan, { people: [{ customer, sends: { 'email P7D': 2 } }], winners: { n3: 'b', n9: 'x' }, workspaceTimeZone: 'Europe/Berlin' })
    expect(run.steps[0]?.facts).toEqual({ customer, events: {}, segments: [], workspaceTimeZone: 'Europe/Berlin', channels: { email: null }, sends: { 'email P7D': 2 }, winners: { n3: 'b' } })
    replays(run)
    expect(recorded(journey().email('n1').plan()).steps[0]?.facts).toEqual({ customer, events: {}, segments: [] })
  })

  it('keeps when the turn in a throttle is, which the shell has set', () => {
    const happenings = ['cus_2', 'cus_1'].map((customerId) => ({ at: start, customerId, kind: 'segmentEntered' }) as const)
    const plan = journey().throttle('n1', 1, 'PT1H').goal('n2').plan()
    const world = runToQuiet({ plan, people: [{ customer: { ...customer, id: 'cus_2' } }, { customer }], happenings, start, until: start + 5 * hour })
    const second = world.runs[1]
    if (second === undefined) throw new Error('Nobody came second')
    const run = JSON.parse(JSON.stringify(recordRun(plan, second))) as RecordedRun
    expect([run.steps[0]?.step.state.wakeAt, run.steps[0]?.stored?.wakeAt]).toEqual([start, start + hour])
    expect(run.steps[1]?.step.trace[0]).toMatchObject({ outcome: 'letOn', inputs: { until: start + hour } })
    replays(run)
    // Without it the run would have been let on by a time of nobody's.
    const [first, ...rest] = run.steps
    if (first === undefined) throw new Error('No steps')
    const { stored: _, ...forgotten } = first
    expect(replayRun({ ...run, steps: [forgotten, ...rest] })[1]?.trace[0]?.inputs).toEqual({ until: start })
  })

  it('keeps the name of the run and why somebody is here', () => {
    const plan = journey().onApi().startJourney('n1', 'jrn_2', { wait: true }).goal('n2').plan()
    const run = recorded(plan, { happenings: [{ at: start, customerId: 'cus_1', kind: 'triggered', cause: { trigger: 'api', by: 'key_1' } }], otherJourneys: { jrn_2: { lastsMs: hour, status: 'completed' } } })
    expect(run.steps[0]?.input).toEqual({ kind: 'start', event: null, cause: { trigger: 'api', by: 'key_1' }, runId: 'run_1' })
    replays(run)
  })

  it('is read without the fields that came later, as earlier releases recorded it', () => {
    const run = recorded(journey().wait('n1', 'P1D').goal('n2').plan())
    for (const step of run.steps) expect(Object.keys(step).sort()).toEqual(['at', 'facts', 'input', 'step'])
    expect(run.steps[0]?.input).toEqual({ kind: 'start', event: null })
    replays(run)
  })

  it('begins with its start', () => {
    const run = recorded(journey().wait('n1', 'P1D').goal('n2').plan())
    expect(() => replayRun({ ...run, steps: run.steps.slice(1) })).toThrow('begins with its start')
  })

  it('shows one difference as one', () => {
    const run = recorded(journey().wait('n1', 'P1D').email('n2').wait('n3', 'P1D').email('n4').plan())
    const other = JSON.parse(JSON.stringify(run).replaceAll('"tpl_n2"', '"tpl_x"')) as RecordedRun
    const differs = replayRun({ ...run, plan: other.plan }).map((step, index) => JSON.stringify(step) !== JSON.stringify(run.steps[index]?.step))
    expect(differs).toEqual([false, true, false])
  })
})
