import { expect, describe, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { tellStory } from '../testing/tell-story.ts'

describe('an exit', () => {
  it('ends the run without converting it', () => {
    const told = tellStory({ plan: journey().exit('n1').plan(), start: 0 }, [['PT0S', 'start', '', []]])
    expect(told.lines).toEqual([['PT0S', 'start', 'n1 exited', []]])
    expect(told.state).toMatchObject({ status: 'exited', endReason: 'exit', nodeId: 'n1', visit: 1 })
    expect(told.trace[1]).toMatchObject({ outcome: 'exited', isGoal: false, entered: true, left: true, port: null })
  })
})
