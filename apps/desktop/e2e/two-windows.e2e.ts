import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, send, signIn, startProduct } from './harness.ts'
import type { Product } from './harness.ts'

// One journey, open in two windows of the same person: nobody's work may be lost, and nobody is asked without need.

let product: Product
let browser: Browser
let first: Page
let second: Page

beforeAll(async () => {
  product = await startProduct({ OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Corner shop' })
  browser = await openBrowser()
  first = (await openPage(browser, product.url)).page
  await signIn(first)
  const path = `/journeys/${await drawnJourney(first)}`
  second = await first.context().newPage()
  for (const page of [first, second]) {
    await page.goto(product.url + path)
    await card(page, 'Let it arrive').waitFor()
  }
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('what was drawn in one window is there when its owner comes back to the other', async () => {
  await add(first, 'Let it arrive', 'wait 3d')
  await first.getByText('Saved', { exact: true }).waitFor()
  // A headless browser keeps every window in front.
  await second.evaluate(() => { window.dispatchEvent(new Event('focus')) })
  await card(second, '3 days').waitFor()
  expect(await second.getByRole('dialog').count()).toBe(0)
})

test('changes on both sides are put before a person, and the side not taken is one undo away and saved', async () => {
  await add(first, 'Let it arrive', 'wait 5d')
  await first.getByText('Saved', { exact: true }).waitFor()
  await add(second, 'Let it arrive', 'wait 7d')
  const dialog = second.getByRole('dialog', { name: 'Changed somewhere else too' })
  await dialog.getByText('5 days').waitFor()
  await dialog.getByRole('button', { name: 'Take the other version' }).click()
  await card(second, '5 days').waitFor()
  expect(await card(second, '7 days').count()).toBe(0)

  await second.locator('.journey-canvas').focus()
  await second.keyboard.press('Control+z')
  await card(second, '7 days').waitFor()
  await second.getByText('Saved', { exact: true }).waitFor()
  expect(await dialog.count()).toBe(0)
  await second.reload()
  await card(second, '7 days').waitFor()
})

const card = (page: Page, words: string) => page.locator('.react-flow__node-step').filter({ hasText: words })

/** Adds steps behind one, as typed into quick add. */
async function add(page: Page, behind: string, typed: string): Promise<void> {
  await card(page, behind).click()
  await page.keyboard.press('n')
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
}

async function drawnJourney(page: Page): Promise<string> {
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed', where: [] }, reentry: { kind: 'never' } },
    nodes: [{ id: 'pause', kind: 'wait', name: 'Let it arrive', config: { for: 'P2D' } }], edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'pause' }],
    canvas: { direction: 'TB', offsets: {}, notes: [] },
  }
  return (await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'After an order', document } })).id
}
