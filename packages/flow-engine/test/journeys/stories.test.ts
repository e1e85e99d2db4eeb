import { describe, expect, it } from 'vitest'
import { compileJourney, type EventFact, type Plan } from '../../src/index.ts'
import { tellStory, type StoryLine, type StoryTeller } from '../../src/testing/index.ts'

// What people live through in the journeys of the corpus, from the first step to the last: when, what happens, where they
// then are, what was asked of the shell.
const documents = import.meta.glob('./*.journey.json', { eager: true, import: 'default' })
const start = Date.UTC(2026, 0, 15, 9)

function planOf(name: string): Plan {
  const compiled = compileJourney(documents[`./${name}.journey.json`])
  if (!compiled.ok) throw new Error(`${name} does not compile`)
  return compiled.plan
}

function expectStory(name: string, story: readonly StoryLine[], teller: Omit<StoryTeller, 'plan' | 'start'> = {}): void {
  expect(tellStory({ plan: planOf(name), start, ...teller }, story).lines).toEqual(story)
}

describe('an abandoned cart', () => {
  it('is left in peace by somebody who buys within two hours', () => {
    expectStory('abandoned-cart', [['PT0S', 'start', 'order', []], ['PT1H59M', 'Order Completed', 'bought exited', []]])
  })

  it('is recovered by the reminder', () => {
    expectStory('abandoned-cart', [
      ['PT0S', 'start', 'order', []],
      ['PT2H', 'wake', 'order-2', ['sendEmail reminder#2']],
      ['PT20H', 'Order Completed', 'recovered converted', []],
    ])
  })

  it('is recovered by the discount', () => {
    expectStory('abandoned-cart', [
      ['PT0S', 'start', 'order', []],
      ['PT2H', 'wake', 'order-2', ['sendEmail reminder#2']],
      ['PT26H', 'wake', 'order-3', ['sendEmail discount#4']],
      ['P4D', 'Order Completed', 'recovered converted', []],
    ])
  })

  it('is given up after the last wait, and nothing that comes later changes that', () => {
    expectStory('abandoned-cart', [
      ['PT0S', 'start', 'order', []],
      ['PT2H', 'wake', 'order-2', ['sendEmail reminder#2']],
      ['PT26H', 'wake', 'order-3', ['sendEmail discount#4']],
      ['P4DT2H', 'wake', 'order-3 completed', []],
      ['P5D', 'Order Completed', 'order-3 completed', []],
    ])
  })
})

describe('a welcome series with a holdout', () => {
  const created: EventFact = { name: 'Project Created', occurredAt: start - 86_400_000, properties: {} }

  it('sends nothing to the holdout', () => {
    const held = Array.from({ length: 300 }, (_, index) => `cus_${index}`)
      .filter((id) => tellStory({ plan: planOf('welcome-series'), start, customer: { id } }, [['PT0S', 'start', '', []]]).lines[0]?.[2] === 'held exited')
    expect(held.length).toBeGreaterThan(15)
    expect(held.length).toBeLessThan(48)
    for (const id of held) expectStory('welcome-series', [['PT0S', 'start', 'held exited', []], ['P3D', 'wake', 'held exited', []]], { customer: { id } })
  })

  it('marks who starts to use the product', () => {
    expectStory('welcome-series', [
      ['PT0S', 'start', 'first-use', ['sendEmail welcome#2']],
      ['P1D', 'Project Created', 'active converted', ['updateCustomer activated#4']],
    ], { customer: { id: 'cus_1' } })
  })

  it('hands who pays and does not start over to sales', () => {
    expectStory('welcome-series', [
      ['PT0S', 'start', 'first-use', ['sendEmail welcome#2']],
      ['P3D', 'wake', 'handed-over exited', ['callWebhook tell-sales#5']],
    ], { customer: { id: 'cus_1', traits: { plan: 'Team' } } })
  })

  it('nudges the others, and notices what they did in the week after', () => {
    const nudged: StoryLine[] = [
      ['PT0S', 'start', 'first-use', ['sendEmail welcome#2']],
      ['P3D', 'wake', 'week', ['sendEmail nudge#5']],
    ]
    expectStory('welcome-series', [...nudged, ['P10D', 'wake', 'gave-up exited', []]], { customer: { id: 'cus_1' } })
    expectStory('welcome-series', [...nudged, ['P5D', 'Project Created', 'week', []], ['P10D', 'wake', 'active converted', ['updateCustomer activated#8']]], { customer: { id: 'cus_1' } })
    expectStory('welcome-series', [...nudged, ['P10D', 'wake', 'active converted', ['updateCustomer activated#8']]], { customer: { id: 'cus_1' }, history: [created] })
  })
})

describe('a monthly newsletter', () => {
  it('comes at the end of each month as long as it is wanted', () => {
    const plan = planOf('monthly-loop')
    const story: StoryLine[] = [
      ['PT0S', 'start', 'month', ['sendEmail issue#2']],
      ['P31D', 'wake', 'month', ['sendEmail issue#5']],
      ['P59D', 'wake', 'month', ['sendEmail issue#8']],
    ]
    expect(tellStory({ plan, start, customer: { traits: { newsletter: true } } }, story).lines).toEqual(story)
  })

  it('stops with the first step after it is no longer wanted', () => {
    expectStory('monthly-loop', [['PT0S', 'start', 'left exited', []]], { customer: { traits: { newsletter: false } } })
    expectStory('monthly-loop', [['PT0S', 'start', 'left exited', []]])
  })
})

describe('the journey of the external contract', () => {
  it('sends one half its e-mail and lets the other half go', () => {
    expectStory('contract-example', [['PT0S', 'start', 'n2 completed', ['sendEmail n2#2']]], { customer: { id: 'cus_1' } })
    expectStory('contract-example', [['PT0S', 'start', 'n1 completed', []]], { customer: { id: 'cus_2' } })
  })

  it('works through every kind of node in the form version 1 keeps it', () => {
    expectStory('version-1', [
      ['PT0S', 'start', 'n3', ['sendEmail n2#2']],
      ['P2D', 'wake', 'n4', []],
      ['P3D', 'visit', 'n8 converted', []],
    ], { customer: { id: 'cus_1' } })
    expectStory('version-1', [
      ['PT0S', 'start', 'n3', ['updateCustomer n6#3']],
      ['P2D', 'wake', 'n4', []],
      ['P16D', 'wake', 'n9 exited', []],
    ], { customer: { id: 'cus_2', traits: { plan: 'pro' } } })
    expectStory('version-1', [['PT0S', 'start', 'n7 completed', ['callWebhook n7#3']]], { customer: { id: 'cus_2' } })
  })
})
