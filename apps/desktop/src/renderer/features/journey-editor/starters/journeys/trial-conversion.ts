import { byEvent, daytime, drawStarter, endBy, exit, mail, step, wait } from '../draw-starter.ts'
import { consentNeed, eventNeed, traitNeed, type Starter } from '../starter.ts'

const ends = 'trialEndsAt'

export const trialConversion: Starter = {
  id: 'trial-conversion', title: 'Trial conversion', purpose: 'sell',
  does: 'Goes along with a free trial up to its end, by the date of each person, until they subscribe.',
  why: 'What counts down is the date in the person’s own trait, as it stands when they begin to wait, so a trial of another length needs no other journey. Who has no such date gets no countdown at all, but is asked how it goes. However short a trial is, its mails come a day apart. Subscribing ends the journey wherever they stand.',
  needs: [eventNeed('Trial Started', 'when somebody begins a trial'), eventNeed('Subscription Started', 'when somebody subscribes, which is the goal'), traitNeed(ends, 'the day the trial ends'), consentNeed],
  mails: [
    { step: 'Your trial begins', about: 'What to try first, and the day it ends.' },
    { step: 'Three days left', about: 'What they would lose, what it costs, and the button to subscribe.' },
    { step: 'Your trial has ended', about: 'What happens to their data, and how to go on.' },
    { step: 'How is it going?', about: 'A question, for those whose end of trial is not known. No countdown.' },
  ],
  document: drawStarter({
    entry: byEvent('Trial Started'), ends: [endBy('goal', 'Subscribed', 'Subscription Started')],
    steps: {
      hello: mail('Your trial begins'), apart: wait('P1D'), nearly: step('waitUntil', 'Three days before the end', { date: { from: 'trait', path: ends }, offset: { direction: 'before', by: 'P3D' }, time: '09:00', yearly: false }), reminder: mail('Three days left'), apart2: wait('P1D'),
      over: step('waitUntil', 'The day after the end', { date: { from: 'trait', path: ends }, offset: { direction: 'after', by: 'P1D' }, time: '09:00', yearly: false }), ended: mail('Your trial has ended'), last: wait('P7D'), bye: exit('Did not subscribe'),
      unknown: wait('P5D'), day: daytime(), ask: mail('How is it going?'),
    },
    ways: ['hello > apart > nearly > reminder > apart2 > over > ended > last > bye', 'nearly.missed > unknown > day > ask > last', 'over.missed > last'],
  }),
}
