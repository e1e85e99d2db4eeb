import { drawStarter, endBy, exit, mail, step, wait } from '../draw-starter.ts'
import { consentNeed, eventNeed, traitNeed, type Starter } from '../starter.ts'

const renews = 'renewsAt'
const until = (name: string, direction: 'before' | 'after', by: string) => step('waitUntil', name, { date: { from: 'trait', path: renews }, offset: { direction, by }, time: '09:00', yearly: false })

export const renewal: Starter = {
  id: 'renewal', title: 'Renewal', purpose: 'keep',
  does: 'Announces a renewal a month and a week ahead, and follows up when it has lapsed.',
  why: 'Nobody likes to be surprised by a charge, so the first mail comes a month before. All waits go by the person’s own date, as it stands when they begin to wait, and who has none any more leaves. Renewing is the goal and cancelling an exit, so nobody is reminded of what they have decided.',
  needs: [traitNeed(renews, 'the day the contract renews'), eventNeed('Subscription Renewed', 'when somebody renews, which is the goal'), eventNeed('Subscription Cancelled', 'when somebody cancels, which ends the journey'), consentNeed],
  mails: [
    { step: 'Your plan renews in a month', about: 'What, when and for how much; what was good about the past year; how to change it.' },
    { step: 'One week left', about: 'The same in two lines, and whom to ask.' },
    { step: 'It has lapsed', about: 'What no longer works, and the button to renew.' },
  ],
  document: drawStarter({
    entry: { trigger: { kind: 'date', path: renews, offset: { direction: 'before', by: 'P30D' }, time: '09:00', yearly: false }, reentry: { kind: 'afterExit' } },
    ends: [endBy('goal', 'Renewed', 'Subscription Renewed'), endBy('exit', 'Cancelled', 'Subscription Cancelled')],
    steps: { month: mail('Your plan renews in a month'), apart: wait('P7D'), nearly: until('A week before', 'before', 'P7D'), week: mail('One week left'), apart2: wait('P1D'), over: until('Three days after', 'after', 'P3D'), lapsed: mail('It has lapsed'), last: wait('P14D'), bye: exit(), moved: exit('No date any more') },
    ways: ['month > apart > nearly > week > apart2 > over > lapsed > last > bye', 'nearly.missed > moved', 'over.missed > moved'],
  }),
}
