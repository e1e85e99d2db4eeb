import { describe, expect, test } from 'vitest'
import { addCounts, closingLine, countVitestReport } from './test-counts.mjs'

const green = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const red = { status: 'failed', assertionResults: [{ status: 'failed' }] }

/** @param {Partial<import('./test-counts.mjs').VitestReport>} [over] */
const report = (over) => ({ numPassedTests: 1, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [green], ...over })

describe('a vitest run', () => {
  test('counts its tests; pending and planned ones were skipped', () => {
    expect(countVitestReport(report({ numPassedTests: 5, numPendingTests: 2, numTodoTests: 1 }), 0)).toEqual({
      passed: 5,
      failed: 0,
      skipped: 3,
    })
  })

  test('counts a failed test once, although its file failed with it', () => {
    expect(countVitestReport(report({ numFailedTests: 1, testResults: [green, red] }), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  test('has failed when a file could not be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(countVitestReport(report({ testResults: [green, broken] }), 1).failed).toBe(1)
  })

  test('has failed when all tests passed but an error was left over', () => {
    expect(countVitestReport(report(), 1).failed).toBe(1)
  })

  test('has failed when it ran no test, or wrote no report', () => {
    expect(countVitestReport(report({ numPassedTests: 0, testResults: [] }), 0).failed).toBe(1)
    expect(countVitestReport(undefined, 0).failed).toBe(1)
  })
})

test('the closing line has the form that machines read', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(closingLine(addCounts({ passed: 1, failed: 1, skipped: 1 }, { passed: 2, failed: 0, skipped: 3 }))).toBe(
    '3 passed, 1 failed, 4 skipped',
  )
})
