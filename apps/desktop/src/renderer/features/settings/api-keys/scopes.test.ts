import { expect, it } from 'vitest'
import { everyScope, expiresAt, scopesInWords } from './scopes.ts'

it.each([
  [everyScope, 'Everything'],
  [everyScope.filter((scope) => scope.endsWith(':read')), 'Reads everything'],
  [['customers:read', 'customers:write', 'workflows:read'], 'Customers: read, write · Journeys: read'],
  [[], ''],
])('says in words what %j is', (scopes, words) => {
  expect(scopesInWords(scopes)).toBe(words)
})

it('reckons when a key ends', () => {
  expect(expiresAt('30', Date.UTC(2026, 0, 1))).toBe('2026-01-31T00:00:00.000Z')
  expect(expiresAt('never', 0)).toBeUndefined()
})
