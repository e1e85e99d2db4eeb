import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'

// A whole product for one test file: the built server in a data directory of its own, and a Chromium to look at it.

const repository = path.join(import.meta.dirname, '../../..')
const serverBundle = path.join(repository, 'apps/server/dist/server.js')
const startTimeoutMs = 90_000
const stopTimeoutMs = 30_000

/** The owner that every product of the harness is started with. */
export const owner = { email: 'owner@example.test', password: 'correct horse battery staple' }

export interface Product {
  readonly url: string
  readonly dataDir: string
  /** Resolves when the server has printed a line like this, at once when it has already. Rejects after the time given. */
  printed(line: RegExp, timeoutMs: number): Promise<void>
  /** Asks the server to end, waits for it, removes its data. Resolves with its exit code; null when it had to be killed. */
  stop(): Promise<number | null>
}

/** Starts the built server on a free port and resolves when it says that it is ready. Rejects with its output otherwise. */
export async function startProduct(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sendero-e2e-'))
  const server = spawn(process.execPath, [serverBundle], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Not the caller's environment: a variable of the product set there would change what is tested.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      OWNER_EMAIL: owner.email,
      OWNER_PASSWORD: owner.password,
      ...env,
    },
  })
  const stop = async (): Promise<number | null> => {
    const exitCode = await endProcess(server)
    await rm(dataDir, { recursive: true, force: true })
    return exitCode
  }
  const lines: string[] = []
  createInterface(server.stdout).on('line', (line) => lines.push(line))
  const printed = async (wanted: RegExp, timeoutMs: number): Promise<void> => {
    const until = Date.now() + timeoutMs
    while (!lines.some((line) => wanted.test(line))) {
      if (Date.now() > until) throw new Error(`The server did not print ${String(wanted)} in ${timeoutMs / 1000} s. It printed:\n${lines.join('\n')}`)
      await sleep(200)
    }
  }
  try {
    return { url: await readyUrl(server), dataDir, printed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Opens the Chromium that `npm run test:e2e` found. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH']
  if (!executablePath) throw new Error('CHROMIUM_PATH names no Chromium: run these tests with npm run test:e2e.')
  return chromium.launch({
    executablePath,
    // Chromium has no sandbox as root, and the rest keeps it from calling home on a machine without a way out.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export interface Shop { readonly product: Product; readonly browser: Browser; readonly page: Page; readonly errors: readonly string[] }

/** A product of its own with an empty workspace, "Corner shop", and a page in which its owner is signed in. */
export async function openCornerShop(): Promise<Shop> {
  const product = await startProduct({ OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Corner shop' })
  let browser: Browser | undefined
  try {
    browser = await openBrowser()
    const { page, errors } = await openPage(browser, product.url)
    page.setDefaultTimeout(20_000)
    await signIn(page)
    return { product, browser, page, errors }
  } catch (error) {
    // Nobody has them yet to end them.
    await browser?.close()
    await product.stop()
    throw error
  }
}

/**
 * A fresh page, signed out, that remembers what went wrong in it without anybody seeing: script errors, errors on the
 * console and refused requests. The answer "not signed in" is none.
 */
export async function openPage(browser: Browser, url: string): Promise<{ page: Page; errors: readonly string[] }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // The request itself is reported below, with its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 400 && response.status() !== 401) errors.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(url)
  return { page, errors }
}

/** Resolves once the camera of the canvas has come to rest, with where it stands: what is clicked before may have moved on by then. */
export async function cameraAtRest(page: Page): Promise<string | null> {
  const place = (): Promise<string | null> => page.locator('.react-flow__viewport').getAttribute('style')
  for (let before = await place(); ;) {
    await sleep(250)
    const now = await place()
    if (now === before) return now
    before = now
  }
}

/** Signs the owner in on the page that asks for it, with the keyboard. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}

/** Sends to a REST address as who is signed in on the page, over whatever draft is there; rejects with the answer when it is refused. */
export function send<Answer>(page: Page, { method = 'POST', path: address, body }: { readonly method?: string; readonly path: string; readonly body: object }): Promise<Answer> {
  return page.evaluate(async ([verb, where, data]) => {
    const answer = await fetch(where, { method: verb, headers: { 'content-type': 'application/json', 'if-match': '*' }, body: JSON.stringify(data) })
    if (!answer.ok) throw new Error(await answer.text())
    return answer.json() as Promise<Answer>
  }, [method, address, body] as const)
}

function readyUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const give = (reason: string) => { reject(new Error(`The server ${reason}. It printed:\n${output}`)) }
    const timer = setTimeout(give, startTimeoutMs, `was not ready after ${startTimeoutMs / 1000} s`)
    server.once('exit', (code) => { give(`ended with exit code ${code}`) })
    for (const stream of [server.stdout, server.stderr]) {
      if (!stream) continue
      createInterface(stream).on('line', (line) => {
        output += `${line}\n`
        const url = /^Sendero is ready at (\S+)$/.exec(line)?.[1]
        if (!url) return
        clearTimeout(timer)
        resolve(url)
      })
    }
  })
}

async function endProcess(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode
  const ended = once(server, 'exit')
  const timer = setTimeout(() => server.kill('SIGKILL'), stopTimeoutMs)
  server.kill('SIGTERM')
  await ended
  clearTimeout(timer)
  return server.exitCode
}
