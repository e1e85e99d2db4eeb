import { expect, test } from 'vitest'
import { lostAnswer } from './lost-answer.ts'

const id = '00000000-0000-4000-8000-000000000001'
const hourMs = 3_600_000
const now = Date.parse('2026-06-01T00:00:00Z')

test('a mail is never sent again, a webhook is called again while its id is remembered', () => {
  expect(lostAnswer({ id, channel: 'email', firstTriedAt: now - 1 }, now).kind).toBe('unknown')
  expect(lostAnswer({ id, channel: 'webhook', firstTriedAt: now - 1 }, now).kind).toBe('queued')
  expect(lostAnswer({ id, channel: 'webhook', firstTriedAt: null }, now).kind).toBe('queued')
  expect(lostAnswer({ id, channel: 'webhook', firstTriedAt: now - 72 * hourMs }, now).kind).toBe('queued')
})

test('after that a webhook is as blind as a mail', () => {
  expect(lostAnswer({ id, channel: 'webhook', firstTriedAt: now - 72 * hourMs - 1 }, now).kind).toBe('unknown')
})
