import { expect, test } from 'vitest'
import { backoff, classifyReply } from './classify-reply.ts'

const of = { attempt: 1, messageId: '00000000-0000-7000-8000-00000000007f' }

test.each([
  ['550 5.1.1 unknown', 'recipient', 'hard_bounce', true],
  ['550-5.1.1 The account\n550 5.1.1 does not exist', 'recipient', 'hard_bounce', true],
  ['550 5.1.2 bad destination', 'recipient', 'hard_bounce', true],
  ['556 5.1.10 null MX', 'recipient', 'hard_bounce', true],
  ['550 No such user here', 'recipient', 'address_rejected', false],
  ['552 5.2.2 over quota', 'recipient', 'address_rejected', false],
  ['550 5.7.515 Access denied', 'data', 'sender_rejected', false],
  ['550-5.7.26 not authenticated', 'data', 'sender_rejected', false],
  ['553 5.1.8 sender domain', 'sender', 'sender_rejected', false],
  ['554 5.6.0 bad content', 'data', 'content_rejected', false],
] as const)('%j at %s is final: %s, suppressed %s', (reply, stage, reason, suppress) => {
  expect(classifyReply({ ...of, reply, stage })).toMatchObject({ kind: 'failed', reason, suppress })
})

test.each([
  ['421 4.3.2 closing', 'data'], ['450 4.2.1 busy', 'recipient'], ['451 4.7.1 greylisted', 'recipient'], ['452 4.3.1 disk', 'data'], ['535 5.7.8 bad credentials', 'session'], ['554 go away', 'session'],
  ['550 4.2.2 a contradiction', 'recipient'], ['garbage', 'data'],
] as const)('%j at %s is tried again', (reply, stage) => {
  expect(classifyReply({ ...of, reply, stage })).toMatchObject({ kind: 'retry' })
})

test('waits grow with the attempts, to hours, and differ between messages', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 20].map((attempt) => backoff(attempt, of.messageId))
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits.at(-1)).toBeLessThanOrEqual(4.4 * 3_600_000)
  expect(backoff(3, of.messageId)).not.toBe(backoff(3, '00000000-0000-7000-8000-000000000001'))
})
