import { byEvent, daytime, drawStarter, endBy, exit, mail, wait } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

export const welcome: Starter = {
  id: 'welcome', title: 'Welcome', purpose: 'begin',
  does: 'Greets new people at once, shows them around over a week, and stops as soon as they order.',
  why: 'Nobody is more curious than somebody who has just signed up, so the first mail goes out at once and says what to expect. The others come days apart, each about one thing. The first order ends the journey wherever people stand: who has bought needs no more persuading.',
  needs: [eventNeed('Signed Up', 'when somebody signs up'), eventNeed('Order Completed', 'when somebody orders, which is the goal'), consentNeed],
  mails: [
    { step: 'Welcome', about: 'A greeting, what they will get from you and how often, and one thing to do now.' },
    { step: 'First steps', about: 'What people like best, or how to choose. One topic, one link.' },
    { step: 'A small nudge', about: 'A reason to try: an answer to the doubt you hear most, or an offer.' },
  ],
  document: drawStarter({
    entry: byEvent('Signed Up'), ends: [endBy('goal', 'First order', 'Order Completed')],
    steps: { hello: mail('Welcome'), pause: wait('P2D'), day: daytime(), tips: mail('First steps'), longer: wait('P4D'), again: daytime(), nudge: mail('A small nudge'), last: wait('P7D'), bye: exit() },
    ways: ['hello > pause > day > tips > longer > again > nudge > last > bye'],
  }),
}
