import { expect, test } from 'vitest'
import { isSupportedNode } from './require-node.mjs'

test.each([
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.0.0', true],
  ['20.18.3', false],
  ['18.20.8', false],
])('Node.js %s is supported: %s', (version, expected) => {
  expect(isSupportedNode(version)).toBe(expected)
})
