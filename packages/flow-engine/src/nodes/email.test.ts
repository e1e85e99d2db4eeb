import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { tellStory, type StoryLine } from '../testing/tell-story.ts'
import { email } from './email.ts'

const start = Date.UTC(2026, 0, 15, 9)

describe('an e-mail node', () => {
  it('asks for the e-mail and goes on at once', () => {
    // entry - n1 e-mail - n2 wait - n3 e-mail
    const plan = journey().email('n1', 'tpl_welcome').wait('n2', 'P1D').email('n3', 'tpl_tips').plan()
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n2', ['sendEmail n1#1']],
      ['P1D', 'wake', 'n3 completed', ['sendEmail n3#3']],
    ]
    expect(tellStory({ plan, start }, story).lines).toEqual(story)
  })

  // A second visit must be a second message, and a retry of the first must not be: the visit tells them apart.
  it('names each message by its visit when a run comes by again', () => {
    const plan = journey().email('n1').wait('n2', 'PT1H').to('n1').plan()
    const story: StoryLine[] = [
      ['PT0S', 'start', 'n2', ['sendEmail n1#1']],
      ['PT1H', 'wake', 'n2', ['sendEmail n1#3']],
      ['PT2H', 'wake', 'n2', ['sendEmail n1#5']],
    ]
    expect(tellStory({ plan, start }, story).lines).toEqual(story)
  })

  it('records that the e-mail is queued, because delivery decides whether it is sent', () => {
    const plan = journey().email('n1', 'tpl_welcome').plan()
    expect(tellStory({ plan, start }, [['PT0S', 'start', '', []]]).trace[1]).toMatchObject({ outcome: 'queued', inputs: { templateId: 'tpl_welcome' } })
  })

  it('needs a template before it can be published', () => {
    expect(email.check({ templateId: '' })).toEqual([{ code: 'TEMPLATE_MISSING', params: {} }])
    expect(email.check({ templateId: 'tpl_1' })).toEqual([])
  })
})
