import { byEvent, daytime, drawStarter, endBy, exit, gate, mail, wait } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

export const abandonedCart: Starter = {
  id: 'abandoned-cart', title: 'Abandoned cart', purpose: 'sell',
  does: 'Reminds people of what they left in the cart, twice at most, and leaves them alone the moment they order.',
  why: 'Many come back by themselves, so the first two hours belong to them. The order ends the journey wherever people stand, and is looked at once more before a mail goes out: nobody is reminded of what they have bought. One person in ten gets no reminder at all, so that you see what the reminders bring and not only who would have ordered anyway.',
  needs: [eventNeed('Cart Updated', 'when something is put into the cart'), eventNeed('Order Completed', 'when somebody orders, which is the goal'), consentNeed],
  mails: [
    { step: 'You left something', about: 'What is in the cart, from the event, and the way back to it. No discount yet.' },
    { step: 'Still thinking?', about: 'Help to decide: delivery, returns, whom to ask. An offer, if you must.' },
  ],
  document: drawStarter({
    entry: { ...byEvent('Cart Updated', { kind: 'afterExit' }), holdout: { percent: 10, salt: 's0' } }, ends: [endBy('goal', 'Ordered', 'Order Completed')],
    steps: { soon: wait('PT2H'), day: daytime(), few: gate(3), left: mail('You left something'), later: wait('P1D'), day2: daytime(), still: mail('Still thinking?'), last: wait('P3D'), bye: exit() },
    ways: ['soon > day > few > left > later > day2 > still > last > bye', 'few.tooMany > last'],
  }),
}
