import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { adjustScore } from './adjust-score.ts'

const start = Date.UTC(2026, 0, 15, 9)
const fromScore = (least: number) => ({ trait: 'leadScore', is: 'gte', value: least }) as const

describe('a score that is adjusted', () => {
  //                                      .- hot --> n3 goal
  // entry - n1 add 10 - n2 score >= 25 ? -
  //                                      '- else -> n4 exit
  const plan = journey().adjustScore('n1', 10).splitRules('n2', { hot: fromScore(25) }).goal('n3').at('n2', 'else').exit('n4').plan()

  it.each([[{ leadScore: 15 }, 'n3 converted'], [{ leadScore: 14.9 }, 'n4 exited'], [{}, 'n4 exited'], [{ leadScore: 'many' }, 'n4 exited']])('is seen with %j by the next node: %s', (traits, where) => {
    expect(tellStory({ plan, start, customer: { traits } }, [['PT0S', 'start', '', []]]).lines).toEqual([['PT0S', 'start', where, ['updateCustomer n1#1']]])
  })

  it('says how much was added to what', () => {
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).trace[1]).toMatchObject({ port: 'next', outcome: 'updated', inputs: { score: 'leadScore', by: 10 } })
  })

  // Added, not set: two journeys that add at the same time must both count.
  it('asks the shell to add, not to set what it saw', () => {
    const visit = { nodeId: 'n1', visit: 3, config: { by: -2.5, attribute: 'crm.score' }, now: start, entry: { event: null }, runId: null, facts: { customer: { id: 'c', userId: null, traits: { crm: { score: 9 } }, timeZone: 'UTC' }, events: new Map(), segments: new Set<string>() } }
    expect(adjustScore.enter(visit).commands).toEqual([{ kind: 'updateCustomer', nodeId: 'n1', visit: 3, set: {}, unset: [], increase: { 'crm.score': -2.5 } }])
  })

  it('adds up over a run that comes by again', () => {
    const loop = journey().adjustScore('n1', 10).splitRules('n2', { hot: fromScore(25) }).goal('n3').at('n2', 'else').wait('w', 'P1D').to('n1').plan()
    const story: StoryLine[] = [
      ['PT0S', 'start', 'w', ['updateCustomer n1#1']],
      ['P1D', 'wake', 'w', ['updateCustomer n1#4']],
      ['P2D', 'wake', 'n3 converted', ['updateCustomer n1#7']],
    ]
    expect(tellStory({ plan: loop, start }, story).lines).toEqual(story)
  })
})

describe('the check of a score', () => {
  it('warns of no points and refuses a name that is no attribute', () => {
    expect(adjustScore.check({ by: 5, attribute: 'lead.score' })).toEqual([])
    expect(adjustScore.check({ by: 0, attribute: '' })).toEqual([{ code: 'SCORE_UNCHANGED', params: {} }, { code: 'ATTRIBUTE_PATH_INVALID', params: { path: '' } }])
  })

  it('counts in leadScore when nothing else is said, and a million at most', () => {
    expect(adjustScore.configSchema.parse({ by: 5 })).toEqual({ by: 5, attribute: 'leadScore' })
    expect(adjustScore.configSchema.safeParse({ by: 1_000_001 }).success).toBe(false)
    expect(adjustScore.configSchema.safeParse({ by: Number.NaN }).success).toBe(false)
  })
})
