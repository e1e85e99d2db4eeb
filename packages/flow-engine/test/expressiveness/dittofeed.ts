import { splitBucket } from '../../src/index.ts'
import { journey } from '../../src/testing/index.ts'
import { translation, type Source } from './translation.ts'

const start = Date.UTC(2026, 0, 15, 9)
const appointment = (name: string, id: string) => ({ name, properties: { appointmentId: id, at: '2026-01-20T09:00:00Z' } })
/** A reminder the day before the appointment, and a mail to who cancels within a day after it. One run for each appointment. */
const reminder = () => journey().onEvent('APPOINTMENT_UPDATE', { key: 'properties.appointmentId' }).reentry('always')
  .waitUntil('day-before', { from: 'event', path: 'at' }, { offset: { direction: 'before', by: 'P1D' } }).email('reminder')
  .waitForEvent('cancelled', 'APPOINTMENT_CANCELLED', { timeout: 'P1D' }).email('sorry')

const bucketIn = (from: number, to: number) => {
  for (let index = 0; ; index += 1) {
    const bucket = splitBucket('salt-cohort', 'cohort', `cus_${index}`)
    if (bucket >= from && bucket < to) return { customer: { id: `cus_${index}` } }
  }
}

export const dittofeed: Source = {
  name: 'Dittofeed',
  translations: [
    translation('Onboarding', journey().onSegment('seg_new').email('welcome').wait('week', 'P7D').email('reasons').exit('end'), {
      stories: [{ who: 'somebody new', lines: [['PT0S', 'start', 'week', ['sendEmail welcome#1']], ['P7D', 'wake', 'end exited', ['sendEmail reasons#3']]] }],
    }),
    translation('getJourneyMessageStats', journey().onSegment('seg_1').email('message').exit('end'), { stories: [{ who: 'anybody', lines: [['PT0S', 'start', 'end exited', ['sendEmail message#1']]] }] }),
    translation('when the journey node has nested segment splits', journey().onSegment('seg_1').splitRules('outer', { yes: { trait: 'plan', is: 'equals', value: 'pro' } }).splitRules('inner', { yes: { trait: 'seats', is: 'gte', value: 10 } }).email('one').exit('end')
      .at('inner', 'else').email('two').to('end').at('outer', 'else').to('end'), {
      differs: ['not told'],
      stories: [
        { who: 'who is in both', teller: { customer: { traits: { plan: 'pro', seats: 12 } } }, lines: [['PT0S', 'start', 'end exited', ['sendEmail one#3']]] },
        { who: 'who is in the first only', teller: { customer: { traits: { plan: 'pro', seats: 2 } } }, lines: [['PT0S', 'start', 'end exited', ['sendEmail two#3']]] },
      ],
    }),
    translation('when a journey is created in a second workspace with a re-used id', journey().onSegment('seg_1').exit('end'), { stories: [{ who: 'anybody', lines: [['PT0S', 'start', 'end exited', []]] }] }),
    translation('when a user is created after the journey start date', journey().onSegment('seg_recent').wait('week', 'P7D').splitRules('paid', { paid: { trait: 'plan', is: 'equals', value: 'paid' } }).exit('end').at('paid', 'else').email('upgrade').to('end'), {
      stories: [
        { who: 'who pays', teller: { customer: { traits: { plan: 'paid' } } }, lines: [['PT0S', 'start', 'week', []], ['P7D', 'wake', 'end exited', []]] },
        { who: 'who does not', lines: [['PT0S', 'start', 'week', []], ['P7D', 'wake', 'end exited', ['sendEmail upgrade#3']]] },
      ],
    }),
    translation('eventEntry journeys with hidden triggering events', journey().onEvent('APPOINTMENT_UPDATE').email('message').exit('end'), {
      enters: { by: appointment('APPOINTMENT_UPDATE', 'a1'), notBy: appointment('APPOINTMENT_CANCELLED', 'a1') }, stories: [{ who: 'anybody', lines: [['PT0S', 'start', 'end exited', ['sendEmail message#1']]] }],
    }),
    translation('runs the keyed journey only once per appointment id', reminder(), {
      differs: ['same key'], enters: { by: appointment('APPOINTMENT_UPDATE', 'a1'), notBy: appointment('APPOINTMENT_CANCELLED', 'a1') },
      stories: [
        { who: 'who cancels', teller: { event: appointment('APPOINTMENT_UPDATE', 'a1') }, lines: [['PT0S', 'start', 'day-before', []], ['P4D', 'wake', 'cancelled', ['sendEmail reminder#2']], ['P4DT1H', 'APPOINTMENT_CANCELLED', 'sorry completed', ['sendEmail sorry#4']]] },
        { who: 'who comes', teller: { event: appointment('APPOINTMENT_UPDATE', 'a1') }, lines: [['PT0S', 'start', 'day-before', []], ['P4D', 'wake', 'cancelled', ['sendEmail reminder#2']], ['P5D', 'wake', 'cancelled completed', []]] },
      ],
    }),
    translation('only the cancelled journey should send a message', reminder(), {
      differs: ['same key'],
      // What the source keeps apart: the cancelling of another appointment sends this mail too.
      stories: [{ who: 'who cancels another appointment', teller: { event: appointment('APPOINTMENT_UPDATE', 'a1'), properties: { APPOINTMENT_CANCELLED: { appointmentId: 'a2' } } }, lines: [['PT0S', 'start', 'day-before', []], ['P4D', 'wake', 'cancelled', ['sendEmail reminder#2']], ['P4DT1H', 'APPOINTMENT_CANCELLED', 'sorry completed', ['sendEmail sorry#4']]] }],
    }),
    translation('when a keyed performed segment filters on event properties', journey().onEvent('late_delivery', { key: 'properties.order_id' }).reentry('always').splitEvent('really', { late: [{ property: 'minutesLate', is: 'gt', value: 30 }] }).email('sorry').exit('end').at('really', 'else').to('end'), {
      stories: [
        { who: 'whose order is very late', teller: { event: { name: 'late_delivery', properties: { order_id: 'o1', minutesLate: 45 } } }, lines: [['PT0S', 'start', 'end exited', ['sendEmail sorry#2']]] },
        { who: 'whose order is a little late', teller: { event: { name: 'late_delivery', properties: { order_id: 'o1', minutesLate: 5 } } }, lines: [['PT0S', 'start', 'end exited', []]] },
      ],
    }),
    translation('reEnter', journey().onSegment('seg_trait').reentry('afterExit').email('message').exit('end'), { differs: ['not told'], stories: [{ who: 'anybody, each time', lines: [['PT0S', 'start', 'end exited', ['sendEmail message#1']]] }] }),
    translation('when canRunMultiple is false and the journey is run twice', journey().onSegment('seg_1').reentry('never').email('message').exit('end'), { stories: [{ who: 'anybody, once', lines: [['PT0S', 'start', 'end exited', ['sendEmail message#1']]] }] }),
    translation('journeys with wait-for nodes', journey().onSegment('seg_1').waitForSegment('wait', 'seg_2', { timeout: 'P1D' }).email('message').exit('end').at('wait', 'timeout').to('end'), {
      stories: [
        { who: 'who is in the segment already', teller: { segments: ['seg_1', 'seg_2'] }, lines: [['PT0S', 'start', 'end exited', ['sendEmail message#2']]] },
        { who: 'who comes into it in time', lines: [['PT0S', 'start', 'wait', []], ['PT6H', 'enters seg_2', 'end exited', ['sendEmail message#2']]] },
        { who: 'who does not', lines: [['PT0S', 'start', 'wait', []], ['P1D', 'wake', 'end exited', []]] },
      ],
    }),
    translation('with a simple segment split', journey().onSegment('seg_1').splitRules('split', { yes: { trait: 'plan', is: 'isSet' } }).exit('end').at('split', 'else').to('end'), { stories: [{ who: 'anybody', lines: [['PT0S', 'start', 'end exited', []]] }] }),
    translation('when journey has split then delay', journey().onSegment('seg_1').email('one').wait('delay', 'PT30M').splitRules('split', { yes: { event: 'Opened App', count: { atLeast: 1 } } }).email('two').exit('end').at('split', 'else').to('end'), {
      stories: [
        { who: 'who has opened the app', teller: { history: [{ name: 'Opened App', occurredAt: start, properties: {} }] }, lines: [['PT0S', 'start', 'delay', ['sendEmail one#1']], ['PT30M', 'wake', 'end exited', ['sendEmail two#4']]] },
        { who: 'who has not', lines: [['PT0S', 'start', 'delay', ['sendEmail one#1']], ['PT30M', 'wake', 'end exited', []]] },
      ],
    }),
    translation('when journey has RandomCohortNode', journey().onSegment('seg_1').splitPercent('cohort', { one: 50, two: 30, none: 20 }).email('message-1').exit('end').at('cohort', 'two').email('message-2').to('end').at('cohort', 'none').to('end'), {
      stories: [
        { who: 'the first half', teller: bucketIn(0, 5000), lines: [['PT0S', 'start', 'end exited', ['sendEmail message-1#2']]] },
        { who: 'the next 30 %', teller: bucketIn(5000, 8000), lines: [['PT0S', 'start', 'end exited', ['sendEmail message-2#2']]] },
        { who: 'the last 20 %', teller: bucketIn(8000, 10_000), lines: [['PT0S', 'start', 'end exited', []]] },
      ],
    }),
  ],
}
