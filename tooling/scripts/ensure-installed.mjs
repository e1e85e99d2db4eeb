import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { missingPackages } from './missing-packages.mjs'
import { repoRoot } from './repo-root.mjs'

const stampFile = path.join(repoRoot, 'node_modules', '.sendero-install')
const installedLockFile = path.join(repoRoot, 'node_modules', '.package-lock.json')

/** Installs the locked dependencies unless they are already there. Progress goes to stderr. */
export function ensureInstalled() {
  const lockText = readFileSync(path.join(repoRoot, 'package-lock.json'), 'utf8')
  const stamp = installStamp(lockText)
  if (readIfThere(stampFile) === stamp) return
  if (!isInstalled(lockText)) install()
  writeFileSync(stampFile, stamp)
}

/** @param {string} lockText */
function installStamp(lockText) {
  const lockHash = createHash('sha256').update(lockText).digest('hex')
  return `${lockHash} ${process.platform}-${process.arch}\n`
}

/**
 * Someone who ran `npm ci` or `npm install` by hand has no stamp; npm's own record says what is installed.
 * @param {string} lockText
 */
function isInstalled(lockText) {
  const installedText = readIfThere(installedLockFile)
  if (installedText === undefined) return false
  return missingPackages(JSON.parse(lockText), JSON.parse(installedText)).length === 0
}

function install() {
  console.error('Installing dependencies (npm ci) ...')
  // NODE_ENV=production would leave out the bundler, so both groups are asked for by name.
  const args = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error']
  const { command, prefix } = npmCommand()
  const result = spawnSync(command, [...prefix, ...args], { cwd: repoRoot, stdio: ['ignore', 2, 2] })
  if (result.error) fail(`npm could not be started: ${result.error.message}`)
  if (result.status !== 0) fail(`npm ci failed with exit code ${result.status ?? result.signal}.`)
}

function npmCommand() {
  const running = process.env['npm_execpath']
  if (running?.endsWith('npm-cli.js') && existsSync(running)) return { command: process.execPath, prefix: [running] }
  return { command: 'npm', prefix: [] }
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(1)
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
