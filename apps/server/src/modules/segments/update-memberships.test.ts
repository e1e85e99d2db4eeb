import type { Channel } from '@sendero/flow-engine'
import { expect, test } from 'vitest'
import { joinChanges } from './update-memberships.ts'

test('several changes of one customer are one, and everything changed stays everything', () => {
  const of = (customerId: string, paths: readonly string[] | 'all', events: readonly string[], { lists = [], channels = [] }: { lists?: readonly string[]; channels?: readonly Channel[] } = {}) => ({ customerId, number: 1, paths, events, lists, channels })
  expect(joinChanges([of('a', ['plan'], ['x'], { lists: ['l'] }), of('b', [], ['y']), of('a', ['city'], ['z'], { lists: ['m'], channels: ['email'] }), of('c', 'all', []), of('c', ['plan'], ['x'])])).toEqual([
    of('a', ['plan', 'city'], ['x', 'z'], { lists: ['l', 'm'], channels: ['email'] }), of('b', [], ['y']), of('c', 'all', ['x'])])
})
