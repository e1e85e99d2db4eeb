import { describe, expect, it } from 'vitest'
import { compileJourney, splitBucket, type EventFact, type Plan } from '../../src/index.ts'
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

describe('a birthday', () => {
  // Entered a week before; the day itself is 22 January, a Thursday.
  const customer = { traits: { birthday: '1990-01-22' } }
  const facts = { channels: new Map([['email', null]] as const) }
  const invited: StoryLine[] = [['PT0S', 'start', 'day', ['updateCustomer offer#2']], ['P6DT23H', 'wake', 'day', []], ['P7D', 'wake', 'taken', ['sendEmail wishes#4', 'updateCustomer remembered#5']]]

  it('brings wishes at nine on the day, and a gift that is taken', () => {
    const story: StoryLine[] = [...invited, ['P9D', 'Gift Taken', 'happy converted', ['updateCustomer thanks#7']]]
    const told = tellStory({ plan: planOf('birthday'), start, customer, facts }, story)
    expect(told.lines).toEqual(story)
    expect(told.trace.find(({ nodeId }) => nodeId === 'day')?.inputs).toEqual({ date: '(set)', timeZone: 'UTC', until: Date.UTC(2026, 0, 22, 9) })
  })

  it('reminds of the gift in the evening, on a day people read mail', () => {
    // Fourteen days after that Thursday it is Thursday again, nine in the morning: the window opens at five.
    expectStory('birthday', [...invited, ['P21D', 'wake', 'evening', []], ['P21DT8H', 'wake', 'late', ['sendEmail reminder#8']], ['P22D', 'Gift Taken', 'happy converted', ['updateCustomer thanks#10']]], { customer, facts })
  })

  it('takes the gift back from who never comes', () => {
    expectStory('birthday', [...invited, ['P21D', 'wake', 'evening', []], ['P21DT8H', 'wake', 'late', ['sendEmail reminder#8']], ['P28DT8H', 'wake', 'no-gift exited', ['updateCustomer lapsed#10']]], { customer, facts })
  })

  it('is kept by post for who cannot be reached', () => {
    expectStory('birthday', [['PT0S', 'start', 'by-post exited', ['updateCustomer postcard#2', 'callWebhook card#3']]], { customer, facts: { channels: new Map([['email', 'unsubscribed']] as const) } })
  })

  it('ends for who has taken their date of birth away meanwhile', () => {
    expectStory('birthday', [['PT0S', 'start', 'day completed', ['updateCustomer offer#2']]], { facts })
  })

  it('of 29 February is kept on the 28th, where the person is', () => {
    const told = tellStory({ plan: planOf('birthday'), start: Date.UTC(2026, 1, 21, 8), customer: { traits: { birthday: '2000-02-29' }, timeZone: 'Asia/Kathmandu' }, facts }, [['PT0S', 'start', '', []]])
    expect(told.state?.wakeAt).toBe(Date.parse('2026-02-28T03:15:00Z'))
  })
})

describe('a cart with a goal of the whole journey', () => {
  const cart = (value: number) => ({ event: { name: 'Cart Updated', properties: { cartId: 'c1', value } }, segments: ['seg_cart'], facts: { sends: new Map([['email P7D', 0]]) }, properties: { 'Order Completed': { total: 60 } } })

  it('is bought wherever its owner waits', () => {
    expectStory('cart-with-goal', [['PT0S', 'start', 'cool-down', []], ['PT1H', 'Order Completed', 'cool-down converted', []]], cart(60))
    expectStory('cart-with-goal', [['PT0S', 'start', 'cool-down', []], ['PT2H', 'wake', 'night', ['sendEmail reminder#4']], ['P1D', 'Order Completed', 'night converted', []]], cart(60))
    expectStory('cart-with-goal', [
      ['PT0S', 'start', 'cool-down', []], ['PT2H', 'wake', 'night', ['sendEmail reminder#4']], ['PT26H', 'wake', 'last-days', ['sendEmail discount#6']], ['P3D', 'Order Completed', 'last-days converted', []],
    ], cart(60))
  })

  it('is not bought by an order of nothing', () => {
    expectStory('cart-with-goal', [['PT0S', 'start', 'cool-down', []], ['PT1H', 'Order Completed', 'cool-down', []]], { ...cart(60), properties: { 'Order Completed': { total: 0 } } })
  })

  it('is left alone once it is empty', () => {
    const told = tellStory({ plan: planOf('cart-with-goal'), start, ...cart(60) }, [['PT0S', 'start', '', []], ['PT2H', 'wake', '', []], ['PT5H', 'leaves seg_cart', '', []], ['PT26H', 'wake', '', []]])
    expect(told.lines.slice(2)).toEqual([['PT5H', 'leaves seg_cart', 'night exited', []], ['PT26H', 'wake', 'night exited', []]])
    expect(told.trace.at(-1)?.inputs).toEqual({ reason: 'exitCondition', end: 'emptied', name: 'Cart emptied', segmentId: 'seg_cart', for: 'left', occurredAt: start + 5 * 3_600_000 })
  })

  it('of a member of staff is none', () => {
    expectStory('cart-with-goal', [['PT0S', 'start', 'cool-down exited', []]], { ...cart(60), customer: { traits: { tags: ['staff'] } } })
  })

  it('is called about when it is big, and mailed about when nobody calls', () => {
    expectStory('cart-with-goal', [['PT0S', 'start', 'cool-down', []], ['PT2H', 'wake', 'called', ['callWebhook call#3', 'updateCustomer mark#4']], ['PT5H', 'Call Made', 'handed-over exited', []]], cart(200))
    expectStory('cart-with-goal', [['PT0S', 'start', 'cool-down', []], ['PT2H', 'wake', 'called', ['callWebhook call#3', 'updateCustomer mark#4']], ['PT26H', 'wake', 'night', ['sendEmail reminder#7']]], cart(200))
  })

  it('is not mailed about to who gets too much mail, and given up in the end', () => {
    expectStory('cart-with-goal', [['PT0S', 'start', 'cool-down', []], ['PT2H', 'wake', 'last-days', []], ['P3DT2H', 'wake', 'given-up exited', ['emitEvent gave-up#6']]], { ...cart(60), facts: { sends: new Map([['email P7D', 3]]) } })
  })

  it('of little is not worth a mail', () => {
    expectStory('cart-with-goal', [['PT0S', 'start', 'cool-down', []], ['PT2H', 'wake', 'size completed', []]], cart(20))
  })
})

describe('a throttled win-back', () => {
  const lapsed = (winners: [string, string][] = []) => ({ segments: ['seg_lapsed'], facts: { winners: new Map(winners) } })
  /** Somebody who takes this way at the holdout and, unless one has won, at the experiment. */
  const somebody = (isHeld: boolean, text: 'warm' | 'offer'): string => {
    for (let index = 0; ; index += 1) {
      const id = `cus_${index}`
      if (splitBucket('control', 'control', id) < 2000 === isHeld && (splitBucket('text-1', 'text', id) < 5000 ? 'warm' : 'offer') === text) return id
    }
  }

  it('lets people on one after another, half with one text and half with the other', () => {
    expectStory('win-back', [['PT0S', 'start', 'slowly', ['takeTurn slowly#1']], ['PT0S', 'wake', 'visits', ['sendEmail warm-mail#4']]], { ...lapsed(), customer: { id: somebody(false, 'warm') } })
    expectStory('win-back', [['PT0S', 'start', 'slowly', ['takeTurn slowly#1']], ['PT0S', 'wake', 'visits', ['sendEmail offer-mail#4']]], { ...lapsed(), customer: { id: somebody(false, 'offer') } })
  })

  it('sends everybody the text that has won', () => {
    expectStory('win-back', [['PT0S', 'start', 'slowly', ['takeTurn slowly#1']], ['PT0S', 'wake', 'visits', ['sendEmail offer-mail#4']]], { ...lapsed([['text', 'offer']]), customer: { id: somebody(false, 'warm') } })
  })

  it('sends nothing to those held out for comparison', () => {
    expectStory('win-back', [['PT0S', 'start', 'slowly', ['takeTurn slowly#1']], ['PT0S', 'wake', 'held exited', []]], { ...lapsed(), customer: { id: somebody(true, 'warm') } })
  })

  it('leads who visits again through onboarding, and counts them when they are through', () => {
    expectStory('win-back', [
      ['PT0S', 'start', 'slowly', ['takeTurn slowly#1']], ['PT0S', 'wake', 'visits', ['sendEmail warm-mail#4']], ['P3D', 'enters seg_visitors', 'onboard', ['startJourney onboard#6']], ['P9D', 'returns completed', 'back converted', []],
    ], { ...lapsed(), customer: { id: somebody(false, 'warm') } })
  })

  it('lets who does not come back go, and asks no more of them', () => {
    expectStory('win-back', [
      ['PT0S', 'start', 'slowly', ['takeTurn slowly#1']], ['PT0S', 'wake', 'visits', ['sendEmail warm-mail#4']], ['P14D', 'wake', 'lost exited', ['changeSubscription rest#6', 'startJourney sunset#7']],
    ], { ...lapsed(), customer: { id: somebody(false, 'warm') } })
  })

  it('ends for who is back by themselves, wherever they stand', () => {
    expectStory('win-back', [['PT0S', 'start', 'slowly', ['takeTurn slowly#1']], ['PT1H', 'leaves seg_lapsed', 'slowly exited', []]], lapsed())
    expectStory('win-back', [['PT0S', 'start', 'slowly exited', []]], { facts: { winners: new Map() } })
  })
})
