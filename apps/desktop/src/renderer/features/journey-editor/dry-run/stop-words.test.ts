import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import type { DryPerson } from '../kernels/dry-run/dry-person.ts'
import { withChosenArms } from '../kernels/dry-run/chosen-arms.ts'
import { dryRun } from '../kernels/dry-run/dry-run.ts'
import { stopWords } from './stop-words.ts'

const start = Date.UTC(2026, 11, 1, 9)
const anna: DryPerson = { id: 'cus_anna', userId: null, traits: { plan: 'pro' }, timeZone: 'UTC', events: [], lists: [], segments: [], saidSegments: {}, unreachable: null, mailsBefore: 0 }
const drawn = journey().onApi().splitRules('s', { pro: { trait: 'plan', is: 'equals', value: 'pro' } }).email('m', 'tpl_1').splitPercent('p', { a: 50, b: 50 }).wait('w', 'P1D').at('p', 'b').webhook('h')
const document = drawn.document()

/** What each step says, by its id; the newest where there are several. */
function told(person: Partial<DryPerson> = {}, { arms = {}, unfinished = new Map<string, string>() } = {}) {
  const walk = dryRun({ plan: withChosenArms(drawn.plan(), arms), person: { ...anna, ...person }, start, entryEvent: null, workspaceTimeZone: 'UTC', segmentRules: new Map(), happenings: [], answers: {} })
  return new Map(walk.stops.map((stop) => [stop.decision.nodeId, stopWords(stop, { document, unfinished, arms, nameOf: (id) => (id === 'tpl_1' ? 'Welcome' : null) })]))
}

describe('what a stop says', () => {
  it('is the deciding value and where it led', () => {
    expect(told().get('s')).toMatchObject({ because: ['plan is “pro”'], short: 'plan is “pro” → Branch 1' })
    expect(told({ traits: {} }).get('s')).toMatchObject({ short: 'plan is not set → Everyone else' })
  })

  it('is that a mail would be sent, or why not', () => {
    expect(told().get('m')).toMatchObject({ what: 'The mail “Welcome” would be sent.', short: 'would be sent' })
    expect(told({ unreachable: 'unsubscribed' }).get('m')).toEqual({ what: 'The mail “Welcome” would not reach them: they have unsubscribed.', because: ['a transactional mail would be sent all the same'], short: 'not sent: they have unsubscribed' })
    expect(told({ unreachable: 'suppressed' }).get('m')?.because).toEqual([])
  })

  it('is chance, or that the way was chosen', () => {
    expect(told().get('p')?.short).toMatch(/^by chance → Branch [12] 50%$/)
    expect(told({}, { arms: { p: 'a' } }).get('p')).toMatchObject({ what: 'Went “Branch 1 50%”, as chosen for this test.' })
    expect(told({}, { arms: { p: 'a' } }).get('w')?.short).toBe('the wait was over')
    expect(told({}, { arms: { p: 'b' } }).get('h')).toMatchObject({ what: 'The call would be made.', short: 'would be called' })
  })

  it('is that a step is not finished, and what it lacks', () => {
    expect(told({}, { unfinished: new Map([['m', 'Choose a template.']]) }).get('m')).toMatchObject({ what: 'This step is not finished, so it is passed over.', because: ['Choose a template.'] })
  })
})
