import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// Six steps whose ways part, from the list of journeys to live: by clicks alone, and by keys alone. What it takes is counted.

/** Clicks a newcomer needs: at five seconds for each, reading included, well below three minutes. */
const mostClicks = 20
const mostKeys = 120

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]
let clicks = 0
let keys = 0

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  await send(page, { path: '/api/v1/templates', body: { name: 'Thank you', subject: 'Thank you', format: 'html', body: '<p>Thank you. <a href="{{ unsubscribe_url }}">Unsubscribe</a></p>' } })
  await send(page, { path: '/api/v1/events', body: { userId: 'anna', event: 'Order Completed', properties: { total: 20 } } })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

async function click(target: Locator): Promise<void> {
  clicks += 1
  await target.click()
}

async function press(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    keys += 1
    await page.keyboard.press(name)
  }
}

async function type(text: string): Promise<void> {
  keys += text.length
  await page.keyboard.type(text)
}

interface Drawn { readonly status: string; readonly publishedVersion: number; readonly document: { readonly entry: { readonly trigger: object }; readonly nodes: readonly { readonly id: string; readonly kind: string; readonly config: object }[]; readonly edges: readonly { readonly from: string; readonly port: string; readonly to: string }[] } }

/** The open journey as the server has it: its ways as `kind:port kind`. */
async function drawn(): Promise<{ status: string; trigger: object; ways: string[] }> {
  const id = /wf_[0-9A-Za-z]+/.exec(page.url())?.[0] ?? ''
  const { status, document } = await page.evaluate(async (path) => (await fetch(path)).json() as Promise<Drawn>, `/api/v1/workflows/${id}`)
  const kindOf = (nodeId: string): string => document.nodes.find((node) => node.id === nodeId)?.kind ?? nodeId
  return { status, trigger: document.entry.trigger, ways: document.edges.map(({ from, port, to }) => `${kindOf(from)}:${port} ${kindOf(to)}`).sort() }
}

const asWanted = {
  status: 'live', trigger: { kind: 'event', event: 'Order Completed', where: [] },
  ways: ['email:next exit', 'email:next waitForEvent', 'entry:next wait', 'wait:next email', 'waitForEvent:event goal', 'waitForEvent:timeout email'],
}

const option = (name?: RegExp | string): Locator => (name === undefined ? page.getByRole('option') : page.getByRole('option', { name })).first()

test('by clicks alone', async () => {
  const palette = page.getByRole('complementary', { name: 'Steps to add' })
  const add = (kind: string): Promise<void> => click(palette.getByRole('button', { name: `${kind}:` }))
  const chooseTemplate = async (): Promise<void> => { await click(page.getByRole('combobox', { name: 'Template' })); await click(option()) }
  clicks = 0
  await click(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Journeys', exact: true }))
  await click(page.getByRole('button', { name: 'New journey' }).first())
  await click(page.getByRole('button', { name: /They do something/ }))
  await click(option('Order Completed'))
  await add('Wait')
  await add('E-mail')
  await chooseTemplate()
  await add('Wait for event')
  await click(page.getByRole('combobox', { name: 'Until this event' }))
  await click(option('Order Completed'))
  await add('Goal')
  await click(page.getByRole('button', { name: /^Add a step.*After/ }))
  await click(option('E-mail'))
  await chooseTemplate()
  await add('Exit')
  await click(page.getByRole('button', { name: 'Publish', exact: true }))
  await click(page.getByRole('dialog').getByRole('button', { name: /^Publish/ }))
  await page.getByText('Version 1 is live').first().waitFor()
  expect(await drawn()).toEqual(asWanted)
  expect(clicks).toBeLessThanOrEqual(mostClicks)
})

test('by keys alone', async () => {
  const chosen = (name: string): Promise<void> => page.locator(`input[role=combobox][aria-expanded=false][value="${name}"]`).waitFor()
  const nameEvent = async (): Promise<void> => { await type('order'); await press('Enter'); await chosen('Order Completed') }
  const nameTemplate = async (): Promise<void> => { await press('Enter'); await type('thank'); await press('Enter'); await chosen('Thank you') }
  await page.goto(product.url)
  await page.getByRole('heading', { name: 'Corner shop' }).waitFor()
  keys = 0
  await press('Control+k')
  await type('new j')
  await page.getByRole('option', { name: 'New journey', exact: true }).waitFor()
  await press('Enter')
  await page.getByRole('heading', { name: 'How do people get in?' }).waitFor()
  await press('Enter')
  await nameEvent()
  await press('Escape', 'n')
  await type('wait 1d > email > wait for event 3d > goal')
  await press('Enter', 'ArrowDown')
  await nameTemplate()
  await press('Escape', 'ArrowDown', 'Enter')
  await nameEvent()
  await press('Escape', 'ArrowDown', 'ArrowRight', 'n')
  await type('email > exit')
  await press('Enter')
  await nameTemplate()
  await press('Escape', 'Control+k')
  await type('publish')
  await page.getByRole('option', { name: /^Publish/ }).first().waitFor()
  await press('Enter')
  await page.getByRole('dialog').getByText('Nothing speaks against it').or(page.getByRole('dialog').getByText(/^Worth a look/)).first().waitFor()
  // Backwards from where a dialog begins, its last button comes first.
  for (let tabs = 0; tabs < 4 && await page.evaluate(() => document.activeElement?.tagName !== 'BUTTON' || !document.activeElement.textContent.startsWith('Publish')); tabs += 1) await press('Shift+Tab')
  await press('Enter')
  await page.getByText('Version 1 is live').first().waitFor()
  expect(await drawn()).toEqual(asWanted)
  expect(keys).toBeLessThanOrEqual(mostKeys)
})

test('no error went by unseen', () => {
  expect(errors).toEqual([])
})
