import { describe, expect, it } from 'vitest'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { compileJourney } from '../compile-journey.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkEnds } from './check-ends.ts'
import { checkGoals } from './check-goals.ts'

const saidOf = (builder: JourneyBuilder) => checkEnds(journeyGraph(builder.document())).map(({ code, nodeId, params }) => [code, nodeId, params])
const rule = { trait: 'plan', is: 'isSet' } as const

describe('the check of goals and exits of the journey as a whole', () => {
  it('accepts none, and several with ids of their own', () => {
    expect(saidOf(journey())).toEqual([])
    expect(saidOf(journey().goalWhen('a', { event: 'Order' }).exitWhen('b', { leaves: 'seg_1' }).goalWhen('c', { enters: 'seg_2' }).exitWhen('A', { rule }))).toEqual([])
  })

  it('says once of an id that it is used more than once', () => {
    expect(saidOf(journey().goalWhen('a', { event: 'x' }).exitWhen('a', { event: 'y' }).exitWhen('b', { event: 'z' }).goalWhen('a', { rule }))).toEqual([['DUPLICATE_END_ID', null, { id: 'a' }]])
  })

  it('needs an event or a segment where it waits for one', () => {
    expect(saidOf(journey().goalWhen('a', { event: '' }).exitWhen('b', { leaves: '' }).exitWhen('c', { enters: '' }))).toEqual([
      ['END_EVENT_MISSING', null, { id: 'a' }], ['END_SEGMENT_MISSING', null, { id: 'b' }], ['END_SEGMENT_MISSING', null, { id: 'c' }],
    ])
  })

  it('keeps a journey with such ends from being published', () => {
    expect(compileJourney(journey().goalWhen('a', { event: '' }).exit('n1').document()).ok).toBe(false)
    expect(compileJourney(journey().goalWhen('a', { event: 'x' }).exit('n1').document()).ok).toBe(true)
  })
})

describe('the check of goals', () => {
  const goalsSaid = (builder: JourneyBuilder): string[] => checkGoals(journeyGraph(builder.document())).map(({ code }) => code)

  it('is content with a goal of the journey as a whole', () => {
    expect(goalsSaid(journey().goalWhen('a', { event: 'x' }).exit('n1'))).toEqual([])
    expect(goalsSaid(journey().goalWhen('a', { event: 'x' }).exit('n1').goal('n2'))).toEqual([])
  })

  it('misses one where there are exits only, or a goal nobody gets to', () => {
    expect(goalsSaid(journey().exitWhen('a', { event: 'x' }).exit('n1'))).toEqual(['NO_GOAL'])
    expect(goalsSaid(journey().exitWhen('a', { event: 'x' }).exit('n1').goal('n2'))).toEqual(['GOAL_NEVER_REACHED'])
  })

  it('follows a jump to the goal', () => {
    expect(goalsSaid(journey().jump('n1', 'n2').goal('n2'))).toEqual([])
  })
})
