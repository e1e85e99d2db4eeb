import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// A draft is tested with one person before anything is sent: by keys alone, made up and real, with nothing left behind.

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]
let journeyId: string

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  const template = (await send<{ id: string }>(page, { path: '/api/v1/templates', body: { name: 'For pros', subject: 'For pros', format: 'html', body: '<p>Hello. <a href="{{ unsubscribe_url }}">Unsubscribe</a></p>' } })).id
  await send(page, { method: 'PUT', path: '/api/v1/customers/freda', body: { traits: { name: 'Freda Free', email: 'freda@example.com', plan: 'free' } } })
  const ways: readonly (readonly [string, string, string])[] = [['entry', 'next', 'who'], ['who', 'pro', 'mail'], ['mail', 'next', 'won'], ['who', 'else', 'pause'], ['pause', 'next', 'order'], ['order', 'event', 'thanks'], ['order', 'timeout', 'half'], ['half', 'a', 'bye']]
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up' } },
    nodes: [
      { id: 'who', kind: 'splitRules', name: 'Which plan?', config: { branches: [{ id: 'pro', name: 'Pro', rule: { trait: 'plan', is: 'equals', value: 'pro' } }] } },
      { id: 'mail', kind: 'email', config: { templateId: template } }, { id: 'won', kind: 'goal', config: { name: 'Greeted' } },
      { id: 'pause', kind: 'wait', config: { for: 'P2D' } }, { id: 'order', kind: 'waitForEvent', config: { event: 'Order Completed', timeout: 'P5D' } },
      { id: 'thanks', kind: 'goal', config: { name: 'Bought' } }, { id: 'half', kind: 'splitPercent', config: { salt: 's', branches: [{ id: 'a', name: 'Kind', percent: 50 }, { id: 'b', name: 'Loud', percent: 50 }] } }, { id: 'bye', kind: 'exit', config: {} },
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
const isDim = async (id: string): Promise<boolean> => (await card(id).locator('.journey-card').getAttribute('class'))?.split(' ').includes('dim') === true

/** Tab after Tab until the focus is on what is called so. */
async function tabTo(role: string, name: string): Promise<void> {
  const wanted = panel().getByRole(role as 'combobox', { name, exact: true })
  for (let presses = 0; presses < 40; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${name}`)
}

test('a made-up person walks both branches by keys, as one attribute is changed', async () => {
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Control+Enter')
  await expect.poll(stops).toEqual(['Entry', 'Which plan?', 'E-mail', 'Goal'])
  await card('who').getByText('plan is “pro” → Pro').waitFor()
  await card('mail').getByText('would be sent').waitFor()
  await card('pause').getByText('Not on the way').waitFor()
  expect([await isDim('mail'), await isDim('pause')]).toEqual([false, true])

  // The focus is on the tabs.
  await page.keyboard.press('ArrowRight')
  await tabTo('combobox', 'plan')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('free')
  await page.keyboard.press('Enter')
  await card('pause').getByText(/^until /).waitFor({ state: 'detached' })
  await card('pause').getByText('the wait was over').waitFor()
  expect([await isDim('mail'), await isDim('pause'), await isDim('order')]).toEqual([true, false, false])
  await card('order').getByText('time was up').waitFor()
})

test('the clock is moved from stop to stop by keys, and cards show what is so far', async () => {
  const clock = page.getByRole('slider', { name: 'Stop on the way' })
  await clock.focus()
  await page.keyboard.press('Home')
  await expect.poll(() => clock.getAttribute('aria-valuetext')).toMatch(/^Stop 1 of \d+: Entry, .+, at the start$/)
  await card('pause').getByText('Not there yet').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => clock.getAttribute('aria-valuetext')).toMatch(/^Stop 3 of \d+: Wait, /)
  await card('pause').getByText(/^until /).waitFor()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => clock.getAttribute('aria-valuetext')).toMatch(/after 2 days$/)
  await page.keyboard.press('End')
})

test('what is waited for can be said to happen, and the way chosen where chance decides', async () => {
  await panel().getByRole('tab', { name: 'Way' }).click()
  await panel().getByRole('combobox', { name: 'Way' }).selectOption({ label: 'Loud 50%' })
  await panel().getByText('Went “Loud 50%”, as chosen for this test.').waitFor()
  await expect.poll(async () => (await stops()).at(-1)).toBe('Split by percent')
  await panel().getByText('They come to the end of the journey.').waitFor()
  await panel().getByRole('combobox', { name: 'What happens' }).selectOption({ label: '“Order Completed” happens after' })
  await expect.poll(async () => (await stops()).at(-1)).toBe('Goal')
  await panel().getByText('They convert: the goal is reached.').waitFor()
})

test('somebody real is walked with what is known of them, and nothing is left behind', async () => {
  await panel().getByRole('tab', { name: 'Person' }).click()
  await panel().getByRole('radio', { name: 'Someone real' }).click()
  await panel().getByRole('combobox', { name: 'Person' }).fill('freda')
  await page.getByRole('option', { name: /Freda Free/ }).click()
  await panel().getByRole('tab', { name: 'Way' }).click()
  await panel().getByText('plan is “free”').waitFor()
  const read = (path: string): Promise<{ data: readonly unknown[] }> => page.evaluate(async (address) => (await fetch(address)).json() as Promise<{ data: readonly unknown[] }>, path)
  expect((await read(`/api/v1/workflows/${journeyId}/people`)).data).toEqual([])
  expect((await read('/api/v1/mailbox/messages')).data).toEqual([])
  expect((await read('/api/v1/events')).data).toEqual([])
})

test('an unfinished step is passed over and says so; the test follows what is drawn', async () => {
  const address = `${product.url}/api/v1/workflows/${journeyId}`
  const { request } = page.context()
  const { document } = await (await request.get(address)).json() as { document: { nodes: { id: string; config: object }[] } }
  const nodes = document.nodes.map((node) => (node.id === 'mail' ? { ...node, config: { templateId: '' } } : node))
  expect((await request.put(address, { headers: { 'if-match': '*' }, data: { document: { ...document, nodes } } })).status()).toBe(200)
  await page.goto(address.replace('/api/v1/workflows', '/journeys'))
  await card('mail').waitFor()
  await page.keyboard.press('Control+Enter')
  await panel().getByText('This step is not finished, so it is passed over.').waitFor()
  await expect.poll(stops).toEqual(['Entry', 'Which plan?', 'E-mail', 'Goal'])
  await card('mail').click()
  await page.keyboard.press('d')
  await expect.poll(stops).toEqual(['Entry', 'Which plan?', 'Goal'])
})

test('every state of it is free of faults, and it closes by its key', async () => {
  await page.reload()
  await card('who').waitFor()
  await page.keyboard.press('Control+Enter')
  await panel().locator('.journey-dry-stops li').nth(1).waitFor()
  expect(await faultsInBothThemes(page)).toEqual([])
  await panel().getByRole('tab', { name: 'Person' }).click()
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await panel().waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('.journey-card.dim').count()).toBe(0)
  expect(await page.locator('.journey-dry-foot').count()).toBe(0)
  expect(errors).toEqual([])
})
