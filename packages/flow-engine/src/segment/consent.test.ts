import { expect, test } from 'vitest'
import { consentHolds, unreachableReason } from './consent.ts'

test.each([['subscribed', 'subscribed'], ['unsubscribed', 'unsubscribed'], ['unproven', 'unproven'], [null, 'unknown']] as const)('of somebody with %s exactly %s holds', (status, only) => {
  const consents = new Map([['email', status]] as const)
  const answers = (['subscribed', 'unsubscribed', 'unproven', 'unknown'] as const).filter((is) => consentHolds({ consent: 'email', is }, { consents }))
  expect(answers).toEqual([only])
})

// A step of a journey that was not given what it looks at must not go on as if nobody had consented.
test('what was not loaded is no answer', () => {
  expect(() => consentHolds({ consent: 'email', is: 'unknown' }, {})).toThrow('not loaded')
  expect(() => unreachableReason({ reachable: 'email' }, { channels: new Map() })).toThrow('not loaded')
  expect(unreachableReason({ reachable: 'email' }, { channels: new Map([['email', 'suppressed']] as const) })).toBe('suppressed')
})
