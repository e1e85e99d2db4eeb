import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from './axe.ts'
import { openBrowser, owner, startProduct } from './harness.ts'
import type { Product } from './harness.ts'

// The same renderer with what the desktop shell puts into the page. The shell itself is tested against a fake Electron; that the two
// fit is held by their shared types.

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

interface Calls { readonly chosen: unknown[]; readonly offered: { id: string; label: string; group: string }[][] }

/** Puts a shell into the page that records what is asked of it, and that connects to whatever is chosen. */
async function openInShell(link: string | null): Promise<{ page: Page; calls: () => Promise<Calls>; run: (id: string) => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.addInitScript((first) => {
    const calls = { chosen: [] as unknown[], offered: [] as unknown[] }
    let run: ((id: string) => void) | null = null
    let change: ((state: object) => void) | null = null
    const nothing = (): void => undefined
    Object.assign(window, {
      shellCalls: calls,
      shellRun: (id: string) => run?.(id),
      native: {
        connection: {
          state: () => Promise.resolve({ kind: 'unchosen' }),
          choose: (connection: object) => {
            calls.chosen.push(connection)
            const state = { kind: 'connected', connection, url: location.origin }
            change?.(state)
            return Promise.resolve(state)
          },
          onChange: (listener: (state: object) => void) => { change = listener; return nothing },
        },
        menu: { offer: (commands: unknown) => { calls.offered.push(commands); return Promise.resolve() }, onRun: (listener: (id: string) => void) => { run = listener; return nothing } },
        deepLink: { take: () => Promise.resolve(first), onOpen: () => nothing },
      },
    })
  }, link)
  await page.goto(product.url)
  return {
    page,
    calls: () => page.evaluate(() => (window as unknown as { shellCalls: Calls }).shellCalls),
    run: (id) => page.evaluate((each) => { (window as unknown as { shellRun(id: string): void }).shellRun(each) }, id),
  }
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
}

test('the desktop app first asks where its server is, then opens the page of the link it was started with', async () => {
  const { page, calls } = await openInShell('/settings/account')
  await page.getByRole('heading', { name: 'Where does your Sendero run?' }).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('radio', { name: /On this computer/ }).click()
  await page.getByRole('button', { name: 'Start here' }).click()
  await signIn(page)
  await page.waitForURL('**/settings/account')
  expect((await calls()).chosen).toEqual([{ kind: 'embedded' }])
})

test('the menu of the desktop app offers what the page can do, and runs it', async () => {
  const { page, calls, run } = await openInShell(null)
  await page.getByRole('radio', { name: /On this computer/ }).click()
  await page.getByRole('button', { name: 'Start here' }).click()
  await signIn(page)
  await page.getByRole('link', { name: 'Journeys', exact: true }).click()
  await expect.poll(async () => (await calls()).offered.at(-1)?.map(({ label }) => label)).toContain('New journey')
  const command = (await calls()).offered.at(-1)?.find(({ label }) => label === 'New journey')
  await run(command?.id ?? '')
  await page.waitForURL('**/journeys/wf_*')
})
