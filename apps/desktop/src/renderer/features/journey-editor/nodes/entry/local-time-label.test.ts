import { expect, test } from 'vitest'
import { localTimeLabel } from './local-time-label.ts'

test('a time on the wall is the same wherever it is read', () => {
  expect(localTimeLabel('2026-12-24T09:05').replaceAll(/\s/g, ' ')).toBe('Thu, Dec 24, 2026, 9:05 AM')
})
