import { drawStarter, endBy, exit, mail, step, wait, daytime } from '../draw-starter.ts'
import { consentNeed, eventNeed, traitNeed, type Starter } from '../starter.ts'

const birthdayPath = 'birthday'

export const birthday: Starter = {
  id: 'birthday', title: 'Birthday', purpose: 'keep',
  does: 'Wishes people a happy birthday on the morning of the day, where they are, and reminds them of the gift before it runs out.',
  why: 'The day comes by each person’s own clock, every year, and for 29 February on the 28th. Who cannot get marketing mail is not led through steps that would do nothing. Who corrects their date does not enter again within 300 days.',
  needs: [traitNeed(birthdayPath, 'the day they were born, such as 1990-12-24'), eventNeed('Order Completed', 'when somebody orders, which is the goal'), consentNeed],
  mails: [
    { step: 'Happy birthday', about: 'Wishes, and a gift if you have one: name until when it holds.' },
    { step: 'Your gift is still here', about: 'A reminder three days before the gift runs out. Without a gift, delete this step.' },
  ],
  document: drawStarter({
    entry: { trigger: { kind: 'date', path: birthdayPath, time: '09:00', yearly: true }, reentry: { kind: 'afterTime', for: 'P300D' } }, ends: [endBy('goal', 'Ordered', 'Order Completed')],
    steps: { can: step('reachable', 'May we write?', { channel: 'email' }), wishes: mail('Happy birthday'), rest: wait('P11D'), day: daytime(), gift: mail('Your gift is still here'), last: wait('P3D'), bye: exit(), quiet: exit('Not by mail') },
    ways: ['can.yes > wishes > rest > day > gift > last > bye', 'can.no > quiet'],
  }),
}
