import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { goal } from './goal.ts'

describe('a goal', () => {
  it('ends the run as converted and is the only node that counts as one', () => {
    const plan = journey().email('n1').goal('n2', 'Bought').plan()
    const story: StoryLine[] = [['PT0S', 'start', 'n2 converted', ['sendEmail n1#1']], ['P1D', 'wake', 'n2 converted', []]]
    const told = tellStory({ plan, start: 0 }, story)
    expect(told.lines).toEqual(story)
    expect(told.state).toMatchObject({ status: 'converted', endReason: 'goal', wakeAt: null })
    expect(told.trace.map(({ nodeId, isGoal }) => [nodeId, isGoal])).toEqual([['entry', false], ['n1', false], ['n2', true]])
    expect(told.trace[2]).toMatchObject({ entered: true, left: true, port: null, edgeId: null, outcome: 'converted', inputs: { goal: 'Bought' } })
  })

  it('should have a name to be told apart by', () => {
    expect(goal.check({ name: ' ' })).toEqual([{ code: 'GOAL_NAME_MISSING', params: {} }])
    expect(goal.check({ name: 'Bought' })).toEqual([])
  })
})
