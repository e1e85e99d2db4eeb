import { expect, test } from 'vitest'
import { joinChanges } from './update-memberships.ts'

test('several changes of one customer are one, and everything changed stays everything', () => {
  const of = (customerId: string, paths: readonly string[] | 'all', events: readonly string[], lists: readonly string[] = []) => ({ customerId, number: 1, paths, events, lists })
  expect(joinChanges([of('a', ['plan'], ['x'], ['l']), of('b', [], ['y']), of('a', ['city'], ['z'], ['m']), of('c', 'all', []), of('c', ['plan'], ['x'])])).toEqual([
    of('a', ['plan', 'city'], ['x', 'z'], ['l', 'm']), of('b', [], ['y']), of('c', 'all', ['x'])])
})
