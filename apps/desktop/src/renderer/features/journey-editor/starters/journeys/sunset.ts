import { daytime, drawStarter, exit, mail, step, wait } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

const silent = 'seg_starterSilent'
const [opened, clicked, signedUp, ordered] = ['Email Opened', 'Email Clicked', 'Signed Up', 'Order Completed']

export const sunset: Starter = {
  id: 'sunset', title: 'Sunset', purpose: 'back',
  does: 'Asks people who have not opened a mail for months whether they still want any, and unsubscribes who does not answer.',
  why: 'Mailbox providers judge you by how many people want your mail, so mail nobody opens harms the mail others wait for. An open can be hidden by a mailbox, so a click or an order counts as well. Any of them takes people out of the segment and out of this journey, as the goal.',
  needs: [
    {
      kind: 'segment', id: silent, name: 'Silent for four months', about: 'who has been with you for half a year and shown no sign of reading',
      rule: { op: 'and', rules: [{ event: signedUp, time: 'first', is: 'longerAgo', value: 'P180D' }, ...[opened, clicked, ordered].map((event) => ({ event, count: { atMost: 0 }, within: 'P120D' }) as const)] },
    },
    eventNeed(opened, 'when somebody opens a mail'), eventNeed(clicked, 'when somebody follows a link in a mail'), eventNeed(signedUp, 'when somebody signs up'), eventNeed(ordered, 'when somebody orders'), consentNeed,
  ],
  mails: [
    { step: 'Do you still want our mail?', about: 'One question and one large button to stay. Say what happens when they do nothing.' },
    { step: 'This is the last one', about: 'That mail stops now, and how to come back.' },
  ],
  document: drawStarter({
    entry: { trigger: { kind: 'segmentEntered', segmentId: silent }, reentry: { kind: 'afterExit' } },
    ends: [{ id: 'goal-reads-again', kind: 'goal', name: 'Reads again', when: { kind: 'segmentLeft', segmentId: silent } }],
    steps: {
      day: daytime(), ask: mail('Do you still want our mail?'), first: wait('P10D'), day2: daytime(), last: mail('This is the last one'), second: wait('P7D'),
      stop: step('subscribe', 'No more marketing mail', { channel: 'email', to: 'unsubscribed' }), mark: step('tag', 'Mark them', { add: ['sunset'] }), bye: exit('Let go'),
    },
    ways: ['day > ask > first > day2 > last > second > stop > mark > bye'],
  }),
}
