import type { JourneyDocument } from '@sendero/flow-engine/document'
import { describe, expect, it } from 'vitest'
import { runState, runWords } from './run-words.ts'

const document = { nodes: [{ id: 'n1', kind: 'wait', name: 'Do they order?', config: { for: 'P1D' } }], edges: [] } as unknown as JourneyDocument
const run = { status: 'active', nodeId: 'n1', wakeAt: null, isHeld: false, startedAt: '2026-11-30T12:00:00Z', endedAt: null }

describe('where a run is', () => {
  it('names the step, as a name may read like words of ours', () => { expect(runWords(run, document)).toBe('In “Do they order?”') })
  it('says that a paused journey holds it', () => { expect(runWords({ ...run, isHeld: true }, document)).toBe('In “Do they order?”, held: the journey is paused') })
  it('owns up to a step that is no longer drawn', () => { expect(runWords({ ...run, nodeId: 'gone' }, document)).toBe('In a step of another version') })
  it('says how it ended, and with it when only where that is asked for', () => {
    const ended = { ...run, status: 'exited', endedAt: '2026-11-30T12:40:00Z' }
    expect(runWords(ended, document)).toMatch(/^Left on .*2026/)
    expect(runState(ended, document)).toBe('Left')
  })
})
