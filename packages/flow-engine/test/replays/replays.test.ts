import { describe, expect, it } from 'vitest'
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
    expect([...new Set(kinds)].sort()).toEqual(['email', 'entry', 'exit', 'goal', 'splitPercent', 'splitRules', 'updateCustomer', 'wait', 'waitForEvent', 'webhook'])
    expect([...new Set(steps.map(({ step }) => step.state.status))].sort()).toEqual(['active', 'completed', 'converted', 'exited'])
    expect([...new Set(steps.flatMap(({ step }) => step.trace.map(({ outcome }) => outcome)))].sort())
      .toEqual(['branch', 'converted', 'else', 'entered', 'event', 'exited', 'ignored', 'queued', 'timeout', 'updated', 'waited', 'waiting'])
  })

  it('begin with a start and go on from the state before', () => {
    for (const [name, { steps }] of recorded) {
      expect([name, steps.map(({ input }, index) => (input.kind === 'start') === (index === 0))]).toEqual([name, steps.map(() => true)])
    }
  })
})
