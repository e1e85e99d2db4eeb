import { byEvent, daytime, drawStarter, exit, goal, mail, waitForEvent } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

const done = 'Onboarding Completed'

export const onboarding: Starter = {
  id: 'onboarding', title: 'Onboarding', purpose: 'begin',
  does: 'Helps people who have made an account to the first thing that is of use to them, and only those who are not there yet.',
  why: 'A fixed series of mails tells people to do what they did an hour ago. This one waits for the event that shows they have got there: who is quick gets one mail and a word of praise, who is stuck gets help, and the help stops as soon as they are there.',
  needs: [eventNeed('Account Created', 'when somebody makes an account'), eventNeed(done, 'when somebody has done what makes the product useful: the first project, the first import'), consentNeed],
  mails: [
    { step: 'Get started', about: 'The one thing to do first, and a button that leads right there.' },
    { step: 'One step at a time', about: 'The same thing, smaller: the step people get stuck at, with a picture.' },
    { step: 'Can we help?', about: 'From a person, as plain text: what is in the way? Replies should reach somebody.' },
    { step: 'Well done, what next', about: 'Praise, and the second thing worth knowing.' },
  ],
  document: drawStarter({
    entry: byEvent('Account Created'),
    steps: {
      hello: mail('Get started'), first: waitForEvent('There within two days?', done, 'P2D'), day: daytime(), smaller: mail('One step at a time'), second: waitForEvent('There after the help?', done, 'P4D'),
      day2: daytime(), help: mail('Can we help?'), third: waitForEvent('There after all?', done, 'P7D'), bravo: mail('Well done, what next'), won: goal('Onboarded'), bye: exit('Not there yet'),
    },
    ways: ['hello > first.event > bravo > won', 'first.timeout > day > smaller > second.event > bravo', 'second.timeout > day2 > help > third.event > bravo', 'third.timeout > bye'],
  }),
}
