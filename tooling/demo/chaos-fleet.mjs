// Several processes of the built server over one database that can be killed, frozen and given a wrong clock.
import { spawn } from 'node:child_process'
import { existsSync, openSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildVariant } from './build-variant.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const libfaketime = ['/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1', '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1', '/usr/lib/faketime/libfaketimeMT.so.1'].find((file) => existsSync(file))

/** Whether wrong clocks can be had here (on Debian: apt-get install faketime). */
export const canFakeTime = libfaketime !== undefined

/** The embedded data services, and how to crash the database. */
export async function startServices(dataDir) {
  const entry = await buildVariant('apps/server/test/services-process.ts', [])
  const child = spawn(process.execPath, [entry, JSON.stringify({ dataDir })], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const urls = await new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => { resolve(JSON.parse(String(chunk))) })
    child.once('exit', () => { reject(new Error('The data services did not start')) })
  })
  return {
    ...urls,
    crash: () => { child.stdin.write('crash\n') },
    async stop() {
      child.kill('SIGTERM')
      await new Promise((resolve) => { child.once('exit', resolve) })
    },
  }
}

/** One process of the server that is started again whenever it ends. */
export class Member {
  isReady = false
  isFrozen = false
  starts = 0
  #isStopping = false
  #child = null
  #options

  /** @param {{ name: string, entry: string, env: Record<string, string>, dataDir: string, clockOffsets?: readonly number[] }} options `clockOffsets`: hours, one for each start in turn */
  constructor(options) {
    this.#options = options
  }

  get name() {
    return this.#options.name
  }

  async start() {
    const { name, entry, env, dataDir, clockOffsets = [0] } = this.#options
    await mkdir(dataDir, { recursive: true })
    const hours = clockOffsets[this.starts % clockOffsets.length]
    const clock = hours === 0 || libfaketime === undefined ? {} : { LD_PRELOAD: libfaketime, FAKETIME: `${hours > 0 ? '+' : ''}${hours}h`, FAKETIME_DONT_FAKE_MONOTONIC: '1', FAKETIME_NO_CACHE: '1' }
    const log = openSync(path.join(dataDir, `${name}.log`), 'a')
    const child = spawn(process.execPath, [entry], { cwd: root, env: { ...process.env, ...env, ...clock, DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', log] })
    this.#child = child
    this.starts += 1
    child.stdout.on('data', (chunk) => { if (String(chunk).includes('Sendero is ready')) this.isReady = true })
    child.once('exit', () => {
      this.isReady = false
      if (!this.#isStopping) setTimeout(() => { void this.start() }, 50)
    })
  }

  /** Without any warning. */
  kill() {
    this.#child?.kill('SIGKILL')
  }

  async freeze(ms) {
    const child = this.#child
    this.isFrozen = true
    child?.kill('SIGSTOP')
    await new Promise((resolve) => { setTimeout(resolve, ms) })
    child?.kill('SIGCONT')
    this.isFrozen = false
  }

  async stop() {
    this.#isStopping = true
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const timer = setTimeout(() => { child.kill('SIGKILL') }, 15_000)
    await new Promise((resolve) => { child.once('exit', resolve) })
    clearTimeout(timer)
  }
}
