import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { jump } from './jump.ts'

const start = Date.UTC(2026, 0, 15, 9)

describe('a jump', () => {
  it('goes on with another node, also back over a wait', () => {
    // entry - n1 e-mail - n2 wait - n3 jump to n1
    const plan = journey().email('n1').wait('n2', 'P1D').jump('n3', 'n1').plan()
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n2', ['sendEmail n1#1']],
      ['P1D', 'wake', 'n2', ['sendEmail n1#4']],
      ['P2D', 'wake', 'n2', ['sendEmail n1#7']],
    ]
    const told = tellStory({ plan, start }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace.find(({ nodeId }) => nodeId === 'n3')).toMatchObject({ entered: true, left: true, port: 'next', edgeId: 'jump:n3', outcome: 'jumped', inputs: { to: 'n1' } })
  })

  it('reaches nodes that no line leads to', () => {
    const plan = journey().jump('n1', 'n3').exit('n2').goal('n3').plan()
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).lines[0]?.[2]).toBe('n3 converted')
  })

  it('leads from jump to jump', () => {
    const plan = journey().jump('n1', 'n2').jump('n2', 'n3').goal('n3').plan()
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).trace.map(({ nodeId }) => nodeId)).toEqual(['entry', 'n1', 'n2', 'n3'])
  })

  it('has no port that an edge could leave by', () => {
    expect(jump.ports({ to: 'n2' })).toEqual([])
    expect(jump.target?.({ to: 'n2' })).toBe('n2')
  })

  it('needs a target', () => {
    expect(jump.check({ to: 'n2' })).toEqual([])
    expect(jump.check({ to: '' })).toEqual([{ code: 'JUMP_TARGET_MISSING', params: {} }])
  })
})
