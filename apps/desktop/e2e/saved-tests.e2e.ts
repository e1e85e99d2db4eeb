import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// Somebody is made who comes to a step, or it is said why nobody can be; tests are saved with the draft and fail when it changes.

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]
let journeyId: string

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  await page.setViewportSize({ width: 1600, height: 1000 })
  const ways: readonly (readonly [string, string, string])[] = [['entry', 'next', 'who'], ['who', 'pro', 'pause'], ['pause', 'next', 'half'], ['half', 'b', 'order'], ['order', 'event', 'thanks'], ['who', 'else', 'again'], ['again', 'pro', 'never']]
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up' } },
    nodes: [
      { id: 'who', kind: 'splitRules', name: 'Which plan?', config: { branches: [{ id: 'pro', name: 'Pro', rule: { trait: 'plan', is: 'in', value: ['pro', 'team'] } }] } },
      { id: 'pause', kind: 'wait', config: { for: 'P1D' } }, { id: 'half', kind: 'splitPercent', config: { salt: 's', branches: [{ id: 'a', name: 'Kind', percent: 90 }, { id: 'b', name: 'Loud', percent: 10 }] } },
      { id: 'order', kind: 'waitForEvent', config: { event: 'Order Completed', timeout: 'P5D' } }, { id: 'thanks', kind: 'goal', name: 'Bought', config: { name: 'Bought' } },
      { id: 'again', kind: 'splitRules', name: 'Really not?', config: { branches: [{ id: 'pro', name: 'Pro after all', rule: { trait: 'plan', is: 'equals', value: 'pro' } }] } }, { id: 'never', kind: 'exit', name: 'Never', config: {} },
    ],
    edges: ways.map(([from, port, to], at) => ({ id: `e${at}`, from, port, to })),
  }
  journeyId = (await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Welcome', document } })).id
  await page.goto(`${product.url}/journeys/${journeyId}`)
  await card('who').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const card = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)
const panel = (): Locator => page.getByRole('complementary', { name: 'Test' })
const stops = (): Promise<string[]> => panel().locator('.journey-dry-stops .journey-decision-step').allTextContents()

/** The whole journey in view: what is not is not drawn. */
async function fit(): Promise<void> {
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Shift+Digit1')
}

async function makeFor(id: string): Promise<void> {
  await fit()
  await card(id).click()
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Make somebody who comes here' }).click()
}

test('somebody is made whose walk reaches the step', async () => {
  await makeFor('thanks')
  await expect.poll(stops).toEqual(['Entry', 'Which plan?', 'Wait', 'Wait', 'Split by percent', 'Wait for event', 'Wait for event', 'Bought'])
  await panel().getByText('Went “Loud 10%”, as chosen for this test.').waitFor()
  await panel().getByText('They convert: the goal is reached.').waitFor()
})

test('where nobody can be made the condition is named, and it leads there', async () => {
  await makeFor('never')
  await panel().getByText('Nobody could be made who comes to “Never”').waitFor()
  await panel().getByText(/At “Really not\?”, on the way “Pro after all”, it must be so: plan is pro\./).waitFor()
  expect(await faultsInBothThemes(page)).toEqual([])
  await panel().getByRole('button', { name: 'Go there' }).click()
  await page.locator('.journey-card.selected[data-step="again"]').waitFor()
  await panel().getByRole('button', { name: 'Dismiss' }).click()
  await panel().getByText('Nobody could be made').waitFor({ state: 'detached' })
})

test('a test is saved with the draft, by keys, and passes', async () => {
  await panel().getByRole('tab', { name: 'Saved' }).click()
  await panel().getByText(/Save whom you test with/).waitFor()
  await panel().getByRole('textbox', { name: 'Name' }).fill('Buys in time')
  expect(await panel().getByRole('combobox', { name: 'It must come out like this' }).inputValue()).toBe('step thanks')
  await page.keyboard.press('Enter')
  const row = panel().getByRole('list', { name: 'Saved tests' }).getByRole('listitem')
  await row.getByText('Passes').waitFor()
  await panel().getByText('It passes').waitFor()
  await row.getByText('They come to “Bought”.').waitFor()
  await expect.poll(async () => ((await (await page.context().request.get(`${product.url}/api/v1/workflows/${journeyId}`)).json()) as { document: { tests?: unknown[] } }).document.tests?.length ?? 0).toBe(1)
})

test('it fails as soon as the draft changes what comes of it, says what came of it, and undoing lets it pass', async () => {
  await card('thanks').click()
  await page.keyboard.press('Delete')
  const row = panel().getByRole('list', { name: 'Saved tests' }).getByRole('listitem')
  await row.getByText('Fails').waitFor()
  await row.getByText('They come to a step that is gone.').waitFor()
  await row.getByText(/^They come to the end of the journey at /).waitFor()
  await panel().getByText('0 of 1 pass').waitFor()
  await fit()
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Control+z')
  await row.getByText('Passes').waitFor()
})

test('a saved test is still there after opening the journey anew, shows its way and can be deleted', async () => {
  await expect.poll(() => page.getByText('Saved', { exact: true }).first().isVisible()).toBe(true)
  await page.reload()
  await card('who').waitFor()
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Control+Enter')
  await panel().getByRole('tab', { name: 'Saved' }).click()
  await panel().getByRole('button', { name: 'Show its way' }).click()
  await expect.poll(async () => (await stops()).at(-1)).toBe('Bought')
  await panel().getByRole('tab', { name: 'Saved' }).click()
  await panel().getByRole('button', { name: 'Delete the test “Buys in time”' }).click()
  await panel().getByText(/Save whom you test with/).waitFor()
  expect(errors).toEqual([])
})
