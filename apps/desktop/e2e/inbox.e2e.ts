import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// The mails of a draft are read as one person gets them: in order, at their times, with their data, along every way they may go.

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  const template = async (subject: string, body: string): Promise<string> => (await send<{ id: string }>(page, { path: '/api/v1/templates', body: { name: subject, subject, format: 'html', body: `${body}<a href="{{ unsubscribe_url }}">Unsubscribe</a>` } })).id
  const welcome = await template('Welcome, {{ customer.firstName }}', '<p>You are on the plan {{ customer.plan }}. Today is {{ now | date: "%Y-%m-%d" }}.</p>')
  const thanks = await template('Thank you', '<p>Thank you.</p>')
  const please = await template('Come back', '<p>Please come back.</p>')
  const ways: readonly (readonly [string, string, string])[] = [['entry', 'next', 'first'], ['first', 'next', 'order'], ['order', 'event', 'thanks'], ['order', 'timeout', 'please'], ['please', 'next', 'who'], ['who', 'pro', 'last']]
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up' } },
    nodes: [
      { id: 'first', kind: 'email', name: 'Greeting', config: { templateId: welcome } }, { id: 'order', kind: 'waitForEvent', config: { event: 'Order Completed', timeout: 'P5D' } },
      { id: 'thanks', kind: 'email', config: { templateId: thanks } }, { id: 'please', kind: 'email', config: { templateId: please } },
      { id: 'who', kind: 'splitRules', config: { branches: [{ id: 'pro', name: 'Pro', rule: { trait: 'plan', is: 'equals', value: 'pro' } }] } }, { id: 'last', kind: 'email', config: { templateId: '' } },
    ],
    edges: ways.map(([from, port, to], at) => ({ id: `e${at}`, from, port, to })),
  }
  const { id } = await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Welcome', document } })
  await page.goto(`${product.url}/journeys/${id}`)
  await page.locator('.react-flow__node[data-id="first"]').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const inbox = (): Locator => page.getByRole('region', { name: 'Inbox' })
const mails = (): Locator => inbox().getByRole('listitem')
const labels = (): Promise<(string | null)[]> => mails().evaluateAll((items) => items.map((item) => item.getAttribute('aria-label')))
const mailText = (at: number): Locator => page.frameLocator(`.journey-inbox-mail:nth-child(${at}) iframe`).locator('body')

test('every mail is there in order, at its time and with the data of the person, by keys alone', async () => {
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Shift+I')
  await mails().first().waitFor()
  await expect.poll(labels).toEqual([expect.stringMatching(/^Mail 1 of 2: Welcome, Ana, .+, at the start$/), expect.stringMatching(/^Mail 2 of 2: Come back, .+, after 5 days$/)])
  const today = (await mails().first().locator('time').getAttribute('datetime'))?.slice(0, 10) ?? ''
  await expect.poll(() => mailText(1).textContent()).toContain(`You are on the plan pro. Today is ${today}`)
  await inbox().getByText('One mail on this way has no template yet').waitFor()
  await page.keyboard.press('Tab')
  for (let presses = 0; presses < 12 && await page.evaluate(() => document.activeElement?.classList.contains('journey-inbox-mail')) !== true; presses += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Mail 2 of 2/)
})

test('another person gets other words, and who cannot be reached gets nothing', async () => {
  const panel = page.getByRole('complementary', { name: 'Test' })
  await panel.getByRole('tab', { name: 'Person' }).click()
  await panel.getByRole('combobox', { name: 'plan' }).fill('free')
  await page.keyboard.press('Enter')
  await expect.poll(() => mailText(1).textContent()).toContain('You are on the plan free.')
  await panel.getByRole('combobox', { name: 'Marketing mail' }).selectOption({ label: 'Has unsubscribed' })
  await mails().first().getByText('It would not reach them: they have unsubscribed.').waitFor()
  await panel.getByRole('combobox', { name: 'Marketing mail' }).selectOption({ label: 'Agreed to marketing mail' })
})

test('another way brings other mails, and the test goes it as well', async () => {
  const way = inbox().getByRole('combobox', { name: 'Way' })
  expect(await way.locator('option').allTextContents()).toEqual(['Order Completed (2 mails)', 'After 5 days (2 mails)'])
  await way.selectOption({ label: 'Order Completed (2 mails)' })
  await expect.poll(labels).toEqual([expect.any(String), expect.stringMatching(/^Mail 2 of 2: Thank you, .+, after 1 day$/)])
  await page.getByRole('complementary', { name: 'Test' }).getByRole('tab', { name: 'Way' }).click()
  await page.getByRole('complementary', { name: 'Test' }).getByRole('combobox', { name: 'What happens' }).waitFor()
})

test('mails arrive as the clock of the test is moved', async () => {
  const clock = page.getByRole('slider', { name: 'Stop on the way' })
  await clock.focus()
  await page.keyboard.press('Home')
  await expect.poll(labels).toEqual([expect.stringMatching(/Not there yet$/), expect.stringMatching(/Not there yet$/)])
  await page.keyboard.press('ArrowRight')
  await expect.poll(labels).toEqual([expect.stringMatching(/at the start$/), expect.stringMatching(/Not there yet$/)])
  await page.keyboard.press('End')
  await expect.poll(labels).toEqual([expect.stringMatching(/at the start$/), expect.stringMatching(/after 1 day$/)])
})

test('it is printed whole, and nothing else', async () => {
  await page.evaluate(() => { window.print = () => { document.title = 'printed' } })
  await inbox().getByRole('button', { name: 'Print the inbox' }).click()
  await expect.poll(() => page.title()).toBe('printed')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.journey-inbox-paper li').count()).toBe(2)
  expect(await page.locator('.journey-inbox-paper pre').first().textContent()).toContain('You are on the plan free.')
  expect(await page.locator('.journey-editor').isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
  await page.evaluate(() => { window.dispatchEvent(new Event('afterprint')) })
  await page.locator('.journey-inbox-paper').waitFor({ state: 'detached' })
})

test('it is free of faults in both themes, the canvas below cannot be reached, and it leads back there', async () => {
  expect(await faultsInBothThemes(page)).toEqual([])
  expect(await page.locator('.journey-canvas').isVisible()).toBe(false)
  await mails().first().getByRole('button', { name: 'Greeting' }).click()
  await inbox().waitFor({ state: 'detached' })
  await page.locator('.journey-card.selected[data-step="first"]').waitFor()
  await page.keyboard.press('Shift+I')
  await mails().first().waitFor()
  await page.keyboard.press('Escape')
  await inbox().waitFor({ state: 'detached' })
  expect(errors).toEqual([])
})
