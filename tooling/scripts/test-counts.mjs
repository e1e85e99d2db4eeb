/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * The parts of a vitest JSON report that are counted.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */

/**
 * Sums two counts.
 * @param {Counts} left @param {Counts} right @returns {Counts}
 */
export function addCounts(left, right) {
  return { passed: left.passed + right.passed, failed: left.failed + right.failed, skipped: left.skipped + right.skipped }
}

/**
 * The line a run ends with; machines read it.
 * @param {Counts} counts
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * Counts what a vitest run did from its JSON report (undefined when it wrote none) and its exit code.
 * A run is green only when everything was: a file that could not be loaded, an error outside a test and a run without
 * a single test count as one failure each.
 * @param {VitestReport | undefined} report @param {number} exitCode @returns {Counts}
 */
export function countVitestReport(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  const ranNothing = counts.passed + counts.failed + counts.skipped === 0
  if (counts.failed === 0 && (exitCode !== 0 || ranNothing)) counts.failed = 1
  return counts
}
