import { daytime, drawStarter, endBy, exit, mail, step, wait } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

const lapsed = 'seg_starterLapsed'
const ordered = 'Order Completed'

export const winBack: Starter = {
  id: 'win-back', title: 'Win back', purpose: 'back',
  does: 'Tries two ways to bring back people who used to buy, finds out which is better, and then lets them rest for half a year.',
  why: 'Kind words or an offer: the journey tries both and sends everybody the better one as soon as that is certain, and after two weeks whichever did better so far. One person in ten gets nothing, so that you see what it brings. Who orders leaves at once, who does not come back is marked and not asked again for half a year.',
  needs: [
    { kind: 'segment', id: lapsed, name: 'Lapsed buyers', about: 'who used to buy and has stopped', rule: { op: 'and', rules: [{ event: ordered, count: { atLeast: 1 } }, { event: ordered, count: { atMost: 0 }, within: 'P90D' }] } },
    eventNeed(ordered, 'when somebody orders, which is the goal'), consentNeed,
  ],
  mails: [
    { step: 'We miss you', about: 'Kind words and what is new, without an offer.' },
    { step: 'Something for you', about: 'An offer, and until when it holds.' },
    { step: 'One last try', about: 'Short: is there anything you could do better? Then silence.' },
  ],
  document: drawStarter({
    entry: { trigger: { kind: 'segmentEntered', segmentId: lapsed }, reentry: { kind: 'afterTime', for: 'P180D' }, holdout: { percent: 10, salt: 's0' } }, ends: [endBy('goal', 'Ordered again', ordered)],
    steps: {
      day: daytime(), which: step('experiment', 'Words or an offer?', { variants: [{ id: 'words', name: 'Kind words', percent: 50 }, { id: 'offer', name: 'An offer', percent: 50 }] }), words: mail('We miss you'), offer: mail('Something for you'),
      rest: wait('P7D'), day2: daytime(), last: mail('One last try'), end: wait('P14D'), note: step('updateCustomer', 'Remember the try', { set: { winBack: 'tried' } }), bye: exit(),
    },
    ways: ['day > which.words > words > rest > day2 > last > end > note > bye', 'which.offer > offer > rest'],
  }),
}
