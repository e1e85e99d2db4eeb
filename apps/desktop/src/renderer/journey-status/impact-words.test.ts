import { expect, test } from 'vitest'
import { impactWords } from './impact-words.ts'
import { usualChoices } from './journey-status.ts'
import type { StatusImpact } from './journey-status.ts'

const impact = (more: Partial<StatusImpact>): StatusImpact => ({ action: 'pause', isPossible: true, status: 'live', people: 0, nodes: [], held: 0, dueWithinDay: 0, nextDueAt: null, messages: { queued: 0, held: 0, sending: 0 }, ...more })

test('pausing says who stands still, what is held back and what cannot be', () => {
  expect(impactWords('pause', impact({ people: 3, dueWithinDay: 1, messages: { queued: 2, held: 0, sending: 1 } }))).toEqual([
    '3 people stay where they are.', 'For 1 of them the time comes within 24 hours, and they stand still then.', '2 messages that wait are held back and sent when you resume.',
    '1 message is on the way already and cannot be called back.', 'Nobody enters while it is paused. Who meets the entry meanwhile is not let in later.',
  ])
  expect(impactWords('pause', impact({ people: 2, dueWithinDay: 2 })).slice(0, 2)).toEqual(['2 people stay where they are.', 'For all of them the time comes within 24 hours, and they stand still then.'])
  expect(impactWords('pause', impact({}))).toHaveLength(2)
})

test('resuming says who moves on at once and who waits on', () => {
  expect(impactWords('resume', impact({ people: 3, held: 1, messages: { queued: 4, held: 4, sending: 0 } }))).toEqual([
    '1 person whose time came during the pause moves on at once.', '2 others wait on as before.', '4 messages that were held back go out at once.', 'People can enter again from now on.',
  ])
})

test('stopping says that it cannot be undone when somebody is in the journey, and only then', () => {
  expect(impactWords('stop', impact({ people: 1 }))[0]).toBe('1 person leaves the journey, wherever they stand. That cannot be undone.')
  expect(impactWords('stop', impact({})).join(' ')).not.toContain('undone')
})

test('what was chosen changes what is said', () => {
  const closing = impactWords('pause', impact({ people: 2, dueWithinDay: 1, messages: { queued: 1, held: 0, sending: 0 } }), { ...usualChoices, whom: 'entry' })
  expect(closing).toEqual(['2 people in the journey go on to the end.', '1 message that waits is sent.', 'Nobody enters until you open it again. Who meets the entry meanwhile is not let in later.'])
  const leaving = impactWords('resume', impact({ people: 3, held: 2, messages: { queued: 1, held: 1, sending: 0 } }), { ...usualChoices, overdue: 'leave', messages: 'skip' })
  expect(leaving).toEqual(['2 people whose time came during the pause leave the journey. That cannot be undone.', '1 other waits on as before.', '1 message that was held back is not sent.', 'People can enter again from now on.'])
  expect(impactWords('open', impact({ people: 1 }))).toEqual(['People can enter again from now on.', '1 person in the journey goes on as before.'])
})
