import { describe, expect, it } from 'vitest'
import { nodeKinds } from '../../src/document.ts'
import { replayRun, type RecordedRun } from '../../src/testing/index.ts'

// Runs as an earlier release stepped them. People stand in journeys for months: whatever is released meanwhile, their next
// step must be what it would have been. A red test here is never mended by changing the file; see record-replays.mjs.
const files = import.meta.glob('./engine-*/*.replay.json', { eager: true, import: 'default' })
const recorded = Object.entries(files).map(([path, run]) => [path.replace('./', '').replace('.replay.json', ''), run as RecordedRun] as const)

describe('recorded runs', () => {
  it.each(recorded)('%s steps as it was recorded', (_, run) => {
    expect(JSON.parse(JSON.stringify(replayRun(run)))).toEqual(run.steps.map(({ step }) => step))
  })

  it('go through every node kind and every way a run can end', () => {
    const steps = recorded.flatMap(([, { plan, steps }]) => steps.map(({ step }) => ({ plan, step })))
    const kinds = steps.flatMap(({ plan, step }) => step.trace.map(({ nodeId }) => plan.nodes[nodeId]?.kind ?? 'entry'))
    expect([...new Set(kinds)].sort()).toEqual(['entry', ...nodeKinds.map(({ kind }) => kind)].sort())
    expect([...new Set(steps.map(({ step }) => step.state.status))].sort()).toEqual(['active', 'completed', 'converted', 'exited'])
    expect([...new Set(steps.flatMap(({ step }) => step.state.endReason ?? []))].sort()).toEqual(['end', 'exit', 'exitCondition', 'goal', 'journeyGoal', 'stopped'])
    expect([...new Set(steps.flatMap(({ step }) => step.trace.map(({ outcome }) => outcome)))].sort()).toEqual([
      'branch', 'converted', 'else', 'emitted', 'entered', 'event', 'exited', 'heldOut', 'ignored', 'inWindow', 'jumped', 'letOn', 'missed', 'queued', 'queuedUp', 'returned', 'segment', 'started', 'timeout',
      'tooMany', 'unreachable', 'updated', 'waited', 'waiting',
    ])
  })

  it('come in by every way into a journey', () => {
    expect([...new Set(recorded.map(([, { plan }]) => plan.entry.trigger.kind))].sort()).toEqual(['api', 'date', 'event', 'journey', 'schedule', 'segmentEntered', 'segmentLeft'])
  })

  // Without them a run in a throttle would be let on by another time than it was.
  it('keep the state that the shell stored where it was not the one of the step', () => {
    const stored = recorded.flatMap(([, { steps }]) => steps.filter((step) => step.stored !== undefined))
    expect(stored.length).toBeGreaterThan(5)
    for (const { step, stored: state } of stored) {
      expect(step.commands.at(-1)?.kind).toBe('takeTurn')
      expect({ ...state, wakeAt: null }).toEqual({ ...step.state, wakeAt: null })
    }
  })

  it('begin with a start and go on from the state before', () => {
    for (const [name, { steps }] of recorded) {
      expect([name, steps.map(({ input }, index) => (input.kind === 'start') === (index === 0))]).toEqual([name, steps.map(() => true)])
    }
  })
})
