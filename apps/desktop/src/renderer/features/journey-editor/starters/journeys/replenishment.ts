import { byEvent, daytime, drawStarter, exit, goal, mail, waitForEvent } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

const ordered = 'Order Completed'

export const replenishment: Starter = {
  id: 'replenishment', title: 'Replenishment', purpose: 'keep',
  does: 'Reminds people to order again when what they bought should be used up.',
  why: 'Every order begins a count of its own, and a newer order ends the older count, so the reminder always goes by the last one. Set the first wait to how long your product lasts; for several products, make one journey each and filter the entry.',
  needs: [eventNeed(ordered, 'when somebody orders'), consentNeed],
  mails: [
    { step: 'Running low?', about: 'What they ordered, and a button that puts the same into the cart.' },
    { step: 'One last reminder', about: 'The same, shorter, and how to be reminded at another time.' },
  ],
  document: drawStarter({
    entry: byEvent(ordered, { kind: 'always' }),
    steps: {
      lasts: waitForEvent('Used up by then', ordered, 'P30D'), newer: exit('A newer order counts'), day: daytime(), low: mail('Running low?'), soon: waitForEvent('Orders again?', ordered, 'P5D'), won: goal('Ordered again'),
      day2: daytime(), last: mail('One last reminder'), late: waitForEvent('Orders after all?', ordered, 'P10D'), bye: exit(),
    },
    ways: ['lasts.event > newer', 'lasts.timeout > day > low > soon.event > won', 'soon.timeout > day2 > last > late.event > won', 'late.timeout > bye'],
  }),
}
