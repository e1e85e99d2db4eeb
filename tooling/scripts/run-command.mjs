import { spawn } from 'node:child_process'
import { repoRoot } from './repo-root.mjs'

/**
 * Runs a command in the repository without standard input. With `show` its output goes straight through; otherwise it is
 * collected. Resolves with the exit code (1 when a signal ended it or it could not be started) and the collected output.
 * @param {string} command @param {readonly string[]} args
 * @param {{ show?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ exitCode: number, output: string }>}
 */
export function runCommand(command, args, { show = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: repoRoot,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    let output = ''
    const collect = (/** @type {string} */ chunk) => {
      output += chunk
    }
    child.stdout?.setEncoding('utf8').on('data', collect)
    child.stderr?.setEncoding('utf8').on('data', collect)
    child.on('error', (error) => resolve({ exitCode: 1, output: `${command}: ${error.message}` }))
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }))
  })
}
