import { expect, test } from 'vitest'
import { findChromium } from './find-chromium.mjs'

test('a named Chromium is taken when it can be run, and never silently replaced by another', () => {
  expect(findChromium(process.execPath)).toBe(process.execPath)
  expect(findChromium('/no/such/chromium')).toBeUndefined()
})
