import { performance } from 'node:perf_hooks'
import { runCommand } from './run-command.mjs'
import { addCounts } from './test-counts.mjs'

const turbo = ['node_modules/turbo/bin/turbo', 'run']
const turboFlags = ['--output-logs=errors-only', '--continue=always', '--concurrency=1', '--log-prefix=none', '--no-update-notifier']

// Longest first: two run at a time.
const steps = [
  { name: 'lint (house rules and layers)', args: [...turbo, 'lint', '//#lint:root', ...turboFlags] },
  { name: 'typecheck', args: [...turbo, 'typecheck', '//#typecheck:root', ...turboFlags] },
  { name: 'unused files, exports and dependencies', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'import cycles', args: ['tooling/scripts/check-cycles.mjs'] },
  { name: 'messages and their translations', args: ['tooling/scripts/check-messages.mjs'] },
  { name: 'engines and lockfile', args: ['tooling/scripts/check-engines.mjs'] },
]

/** Runs every static check; each counts as one test. */
export async function runCheck() {
  console.log('\n== check')
  const waiting = [...steps]
  const lanes = [runLane(waiting), runLane(waiting)]
  return (await Promise.all(lanes)).reduce(addCounts)
}

/** @typedef {(typeof steps)[number]} Step */

/** @param {Step[]} waiting */
async function runLane(waiting) {
  let counts = { passed: 0, failed: 0, skipped: 0 }
  for (let step = waiting.shift(); step; step = waiting.shift()) counts = addCounts(counts, await runStep(step))
  return counts
}

/** @param {Step} step */
async function runStep({ name, args }) {
  const startedAt = performance.now()
  const { exitCode, output } = await runCommand(process.execPath, args, { env: { TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' } })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const isGreen = exitCode === 0
  console.log(`${isGreen ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${isGreen ? '' : `\n${output.trim()}`}`)
  return { passed: isGreen ? 1 : 0, failed: isGreen ? 0 : 1, skipped: 0 }
}
