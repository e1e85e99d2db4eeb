import { expect, test } from 'vitest'
import { standingWords } from './standing-words.ts'

const there = { status: 'active', nodeName: 'Two days', nodeKind: 'wait', waitingFor: null, isHeld: false }

test.each([
  [{}, 'Under way', 'At Two days'], [{ nodeName: null, nodeKind: 'waitForEvent', waitingFor: 'Order Completed' }, 'Under way', 'At Wait for event, for the event Order Completed'],
  [{ isHeld: true }, 'On hold', 'At Two days, while the journey is paused'], [{ nodeName: null, nodeKind: null }, 'Under way', 'At the start'], [{ status: 'converted' }, 'Converted', 'Reached a goal'], [{ status: 'exited' }, 'Left', 'Left before the end'],
])('%j: %s, %s', (given, label, place) => {
  expect(standingWords({ ...there, ...given })).toMatchObject({ label, place })
})
