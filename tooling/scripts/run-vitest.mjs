import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { repoRoot } from './repo-root.mjs'
import { runCommand } from './run-command.mjs'
import { countVitestReport } from './test-counts.mjs'

const vitest = path.join(repoRoot, 'node_modules/vitest/vitest.mjs')

/**
 * Runs vitest with `args`, showing its progress, and returns what it counted.
 * @param {string} title @param {readonly string[]} args
 */
export async function runVitest(title, args) {
  console.log(`\n== ${title}`)
  const folder = mkdtempSync(path.join(tmpdir(), 'sendero-test-'))
  const reportFile = path.join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    const { exitCode } = await runCommand(process.execPath, [vitest, 'run', ...args, ...reporters], { show: true })
    return countVitestReport(existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : undefined, exitCode)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
