import { byEvent, daytime, drawStarter, endBy, exit, mail, step, wait, waitForEvent } from '../draw-starter.ts'
import { consentNeed, eventNeed, type Starter } from '../starter.ts'

const workdays = [1, 2, 3, 4, 5]
const clicked = 'Email Clicked'

export const leadNurture: Starter = {
  id: 'lead-nurture', title: 'Lead nurture', purpose: 'begin',
  does: 'Stays in touch with somebody who left their address, watches what they are interested in, and says when it is time to talk.',
  why: 'What was asked for goes out at once; everything else in working hours, days apart. A click earns points and is recorded as “Lead Qualified”, which another journey can begin with, to call your sales tool for instance. Asking for a meeting ends the journey: from there on a person writes.',
  needs: [eventNeed('Form Submitted', 'when somebody leaves their address'), eventNeed('Meeting Requested', 'when somebody asks for a meeting, which is the goal'), eventNeed(clicked, 'when somebody follows a link in a mail'), consentNeed],
  mails: [
    { step: 'What you asked for', about: 'The paper, the price list, the recording: right away, nothing else.' },
    { step: 'How others do it', about: 'One story of a customer like them, with a link worth following.' },
    { step: 'One more idea', about: 'Another side of the matter, for who did not click.' },
    { step: 'Shall we talk?', about: 'From a person: two times to choose from.' },
  ],
  document: drawStarter({
    entry: byEvent('Form Submitted'), ends: [endBy('goal', 'Asked for a meeting', 'Meeting Requested')],
    steps: {
      asked: mail('What you asked for'), rest: wait('P3D'), day: daytime(workdays), story: mail('How others do it'), reads: waitForEvent('Interested?', clicked, 'P4D'), day2: daytime(workdays), idea: mail('One more idea'), still: waitForEvent('Interested now?', clicked, 'P7D'),
      points: step('adjustScore', 'Ten points', { by: 10, attribute: 'leadScore' }), tell: step('emitEvent', 'Tell sales', { event: 'Lead Qualified', properties: { source: 'lead nurture' } }), pause: wait('P1D'), day3: daytime(workdays), talk: mail('Shall we talk?'), last: wait('P14D'), bye: exit(), cold: exit('Not now'),
    },
    ways: ['asked > rest > day > story > reads.event > points > tell > pause > day3 > talk > last > bye', 'reads.timeout > day2 > idea > still.event > points', 'still.timeout > cold'],
  }),
}
