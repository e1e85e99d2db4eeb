import { expect, test } from 'vitest'
import { messageExcuses, visitKey } from './message-excuses.ts'

test('what did not go out is excused at the visit that asked for it, what did is not', () => {
  const message = { runId: 'run_1', visit: 1, state: 'sent', reasonText: null, error: null }
  const excuses = messageExcuses([
    message, { ...message, visit: 2, state: 'skipped', reasonText: 'Reached the frequency cap', error: '2 per 7 days reached' },
    { ...message, visit: 3, state: 'queued', reasonText: 'Waits for quiet hours to end', error: 'until 2026-03-02 09:00 in UTC' }, { ...message, runId: 'run_2', state: 'unknown', reasonText: 'The connection broke', error: null },
  ])
  expect(excuses.get(visitKey({ runId: 'run_1', visit: 1 }))).toBeUndefined()
  expect(excuses.get(visitKey({ runId: 'run_1', visit: 2 }))).toBe('Not sent: Reached the frequency cap (2 per 7 days reached).')
  expect(excuses.get(visitKey({ runId: 'run_1', visit: 3 }))).toBe('Not sent yet: Waits for quiet hours to end (until 2026-03-02 09:00 in UTC).')
  expect(excuses.get(visitKey({ runId: 'run_2', visit: 1 }))).toBe('Perhaps not sent: The connection broke.')
})
