import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bareTexts, gatherData } from './bare-texts.ts'
import { openCornerShop, send } from './harness.ts'
import type { Shop } from './harness.ts'
import { layoutFaults } from './layout-faults.ts'

// The product in English in disguise: what is not disguised is not a message, and what is cut off now will be in German. Only
// screens whose words are all messages are walked; `unconvertedFolders` of tooling/i18n names the others.

/** Shows a language before it is offered to users: nothing in the product writes it. */
const trialKey = 'sendero.language-on-trial'

let shop: Shop
let listId: string

beforeAll(async () => {
  shop = await openCornerShop()
  const { page } = shop
  await send(page, { path: '/api/v1/events', body: { userId: 'anna', event: 'Order Completed', properties: { total: 20 } } })
  await send(page, { path: '/api/v1/workflows', body: { name: 'After an order', document: { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed' } }, nodes: [], edges: [] } } })
  listId = (await send<{ id: string }>(page, { path: '/api/v1/lists', body: { name: 'Beta testers' } })).id
})

afterAll(async () => {
  await shop?.browser.close()
  await shop?.product.stop()
})

/** A page of the same owner that speaks a language on trial; null: what the browser asks for. */
async function openIn(language: string | null, { browser, page: signedIn }: { browser: Browser; page: Page } = shop): Promise<Page> {
  const context = await browser.newContext({ storageState: await signedIn.context().storageState(), viewport: { width: 1440, height: 900 }, locale: 'es-ES', timezoneId: 'Europe/Madrid', reducedMotion: 'reduce' })
  if (language !== null) await context.addInitScript(([key, tag]) => { localStorage.setItem(key, tag) }, [trialKey, language] as const)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return page
}

/** Opens the address and waits until nothing loads any more. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(shop.product.url + address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true], .ui-skeleton') === null)
}

describe('in the pseudo-language', () => {
  let page: Page
  let data: Set<string>

  beforeAll(async () => {
    page = await openIn('en-XA')
    data = gatherData(page)
  })

  const screens = [['home', '/'], ['lists', '/lists'], ['a list', 'list'], ['mailbox', '/mailbox'], ['a page that is not there', '/nowhere']] as const
  test.each(screens)('every text of %s is a message, and none is cut off though each is a third longer', async (_name, address) => {
    await visit(page, address === 'list' ? `/lists/${listId}` : address)
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['en-XA', 'ltr'])
    await expect.poll(() => bareTexts(page, data)).toEqual([])
    expect(await layoutFaults(page)).toEqual([])
  })

  test('a text that is no message is found', async () => {
    await visit(page, '/lists')
    await page.evaluate(() => { document.querySelector('h1')?.append(' bare words') })
    expect(await bareTexts(page, data)).toEqual(['bare words'])
  })
})

test('Spanish stands ready and is not offered: a Spanish browser gets a whole screen in English as long as some screens are', async () => {
  const asked = await openIn(null)
  await visit(asked, '/lists')
  expect(await asked.evaluate(() => document.documentElement.lang)).toBe('en')
  await asked.getByRole('heading', { level: 1, name: 'Lists' }).waitFor()

  const trial = await openIn('es')
  await visit(trial, '/lists')
  expect(await trial.evaluate(() => document.documentElement.lang)).toBe('es')
  await trial.getByRole('heading', { level: 1, name: 'Listas' }).waitFor()
  await trial.getByText('1 lista').waitFor()
})
