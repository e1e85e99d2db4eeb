import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import { pureGlobals, pureSyntax } from './pure-engine.mjs'

/** @param {string} code */
const complaints = (code) =>
  new Linter()
    .verify(code, [
      {
        languageOptions: { globals: { process: 'readonly', console: 'readonly', fetch: 'readonly', setTimeout: 'readonly' } },
        rules: { 'no-restricted-globals': ['error', ...pureGlobals], 'no-restricted-syntax': ['error', ...pureSyntax] },
      },
    ])
    .map(({ message }) => message)

describe('the engine has no', () => {
  test.each([
    ['clock', 'const now = Date.now()'],
    ['clock', 'const now = new Date()'],
    ['clock', 'const now = Date()'],
    ['clock', 'const now = performance.now()'],
    ['dice', 'const dice = Math.random()'],
    ['time zone of its own', 'const hour = new Date(now).getHours()'],
    ['time zone of its own', 'date.setMinutes(3)'],
    ['language of its own', 'const text = name.toLocaleLowerCase()'],
    ['language of its own', 'names.sort((a, b) => a.localeCompare(b))'],
    ['environment', "const debug = process.env['DEBUG']"],
    ['output', 'console.log(1)'],
    ['network', "fetch('x')"],
    ['timer', 'setTimeout(f, 1)'],
    ['place on disk', 'const here = import.meta.url'],
  ])('%s: %s', (_what, code) => {
    expect(complaints(code)).toHaveLength(1)
  })
})

test('what is given as an argument may be used', () => {
  expect(
    complaints('const day = new Date(now).getUTCDay(); const t = x.toLocaleLowerCase("en"); const year = Date.UTC(2026, 0, 1)'),
  ).toEqual([])
})
