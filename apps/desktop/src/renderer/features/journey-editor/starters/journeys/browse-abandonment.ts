import { byEvent, daytime, drawStarter, endBy, exit, gate, mail, wait } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

export const browseAbandonment: Starter = {
  id: 'browse-abandonment', title: 'Browse abandonment', purpose: 'sell',
  does: 'Writes once to people who looked at something and left without putting it into the cart.',
  why: 'Looking is a weak sign: one mail, hours later, and then two weeks of silence however much they browse. Who fills a cart leaves at once, because the journey about carts is the better one for them, and who already gets enough mail is passed over.',
  needs: [eventNeed('Product Viewed', 'when somebody looks at a product'), eventNeed('Cart Updated', 'when something is put into the cart, which ends the journey'), eventNeed('Order Completed', 'when somebody orders, which is the goal'), consentNeed],
  mails: [{ step: 'Still looking?', about: 'What they looked at, two or three things like it, and no pressure.' }],
  document: drawStarter({
    entry: byEvent('Product Viewed', { kind: 'afterTime', for: 'P14D' }), ends: [endBy('goal', 'Ordered', 'Order Completed'), endBy('exit', 'Put it into the cart', 'Cart Updated')],
    steps: { rest: wait('PT4H'), day: daytime(), few: gate(2), still: mail('Still looking?'), last: wait('P3D'), bye: exit() },
    ways: ['rest > day > few > still > last > bye', 'few.tooMany > bye'],
  }),
}
