import { byEvent, daytime, drawStarter, endBy, exit, goal, mail, step, wait, waitForEvent } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

const ordered = 'Order Completed'

export const postPurchase: Starter = {
  id: 'post-purchase', title: 'After the purchase', purpose: 'keep',
  does: 'Thanks people for an order, asks how they like it, and suggests what goes with it.',
  why: 'First-time buyers are told who you are, the others only thanked. The question comes when the parcel has been opened, not while it travels. A refund ends the journey: nobody who sent something back is asked how they like it.',
  needs: [eventNeed(ordered, 'when somebody orders'), eventNeed('Order Refunded', 'when an order is paid back, which ends the journey'), consentNeed],
  mails: [
    { step: 'Thank you, and welcome', about: 'For the first order: thanks, who you are, whom to ask. The receipt is another mail.' },
    { step: 'Thank you again', about: 'For who has ordered before: short and warm.' },
    { step: 'How do you like it?', about: 'One question, and where to get help when it is not right.' },
    { step: 'Goes well with it', about: 'What others took next. Only things that fit.' },
  ],
  document: drawStarter({
    entry: byEvent(ordered, { kind: 'afterExit' }), ends: [endBy('exit', 'Paid back', 'Order Refunded')],
    steps: {
      first: step('splitRules', 'The first order?', { branches: [{ id: 'first', name: 'First order', rule: { event: ordered, count: { exactly: 1 } } }] }), welcome: mail('Thank you, and welcome'), thanks: mail('Thank you again'),
      parcel: wait('P10D'), day: daytime(), ask: mail('How do you like it?'), rest: wait('P10D'), day2: daytime(), more: mail('Goes well with it'), again: waitForEvent('Orders again?', ordered, 'P14D'), won: goal('Ordered again'), bye: exit(),
    },
    ways: ['first.first > welcome > parcel > day > ask > rest > day2 > more > again.event > won', 'first.else > thanks > parcel', 'again.timeout > bye'],
  }),
}
