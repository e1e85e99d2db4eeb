import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cameraAtRest, openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// A journey is built, read, moved and printed as text; what is done in the outline is done on the canvas. Then when people get
// where, and what the journey cannot keep.

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  await page.setViewportSize({ width: 1600, height: 900 })
  await send(page, { path: '/api/v1/templates', body: { name: 'Thank you', subject: 'Thank you', format: 'html', class: 'transactional', body: '<p>Thank you.</p>' } })
  await send(page, { path: '/api/v1/events', body: { userId: 'anna', event: 'Order Completed', properties: { total: 20 } } })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** A busy machine takes its time to answer a click. */
const eventually = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 15_000 })
const press = async (...names: readonly string[]): Promise<void> => { for (const name of names) await page.keyboard.press(name) }
const type = (text: string): Promise<void> => page.keyboard.type(text)

interface Drawn { readonly document: { readonly nodes: readonly { readonly id: string; readonly kind: string; readonly name?: string }[]; readonly edges: readonly { readonly from: string; readonly port: string; readonly to: string }[] } }

/** The open journey as the server has it, once everything is saved: its ways as `kind:port kind`, steps with a name by that. */
async function drawn(): Promise<string[]> {
  await page.getByText('Saved', { exact: true }).waitFor()
  const id = /wf_[0-9A-Za-z]+/.exec(page.url())?.[0] ?? ''
  const { document } = await page.evaluate(async (path) => (await fetch(path)).json() as Promise<Drawn>, `/api/v1/workflows/${id}`)
  const called = (nodeId: string): string => { const node = document.nodes.find((each) => each.id === nodeId); return node?.name ?? node?.kind ?? nodeId }
  return document.edges.map(({ from, port, to }) => `${called(from)}:${port} ${called(to)}`).sort()
}

const tree = () => page.getByRole('tree', { name: /^Outline of the journey/ })
/** The lines as they are read out, two blanks for each level. */
const lines = (): Promise<string[]> => tree().getByRole('treeitem').evaluateAll((items) => items.map((item) => `${'  '.repeat(Number(item.getAttribute('aria-level')) - 1)}${item.querySelector('.journey-outline-said')?.textContent ?? ''}`))
const activeLine = (): Promise<string | null> => tree().evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.querySelector('.journey-outline-said')?.textContent ?? null)
const hasKeyboard = (): Promise<boolean> => tree().evaluate((element) => document.activeElement === element)
const selectedCard = () => page.locator('.journey-card.selected .journey-card-title')

test('six steps whose ways part are built in the outline by keys alone', async () => {
  const chosen = (value: string): Promise<void> => page.locator(`input[role=combobox][aria-expanded=false][value="${value}"]`).waitFor()
  const nameEvent = async (): Promise<void> => { await type('order'); await press('Enter'); await chosen('Order Completed') }
  const nameTemplate = async (): Promise<void> => { await press('Enter', 'Enter'); await type('thank'); await press('Enter'); await chosen('Thank you') }
  await page.goto(product.url)
  await page.getByRole('heading', { name: 'Corner shop' }).waitFor()
  await press('Control+k')
  await type('new j')
  await page.getByRole('option', { name: 'New journey', exact: true }).waitFor()
  await press('Enter')
  await page.getByRole('heading', { name: 'How do people get in?' }).waitFor()
  await press('Enter')
  await nameEvent()
  await press('Escape', 'Shift+O')
  await eventually(hasKeyboard).toBe(true)
  await type('wait 1d > email > wait for event 3d > goal')
  await press('Enter')
  await eventually(hasKeyboard).toBe(true)
  await press('ArrowDown')
  await nameTemplate()
  await press('Escape', 'ArrowDown', 'Enter')
  await nameEvent()
  await press('Escape', 'ArrowDown', 'ArrowDown')
  expect(await activeLine()).toBe('Branch After 3 days. People leave the journey here')
  await type('email > exit')
  await press('Enter')
  await nameTemplate()
  await press('Escape', 'F2')
  await type('Second try')
  await press('Enter')
  await eventually(hasKeyboard).toBe(true)
  expect(await drawn()).toEqual(['Second try:next exit', 'email:next waitForEvent', 'entry:next wait', 'wait:next email', 'waitForEvent:event goal', 'waitForEvent:timeout Second try'])
  expect(await lines()).toEqual([
    'Order Completed. Entry. Each person once', 'Wait. 1 day', 'E-mail. Thank you', 'Wait for event. Order Completed, up to 3 days',
    '  Branch Order Completed. Goal. Converted', '  Branch After 3 days. Second try. E-mail. Thank you', '  Exit. Ends the journey',
  ])
})

test('where one stands and what is selected is the same in both, whichever one works in', async () => {
  await press('ArrowUp')
  await eventually(() => selectedCard().allTextContents()).toEqual(['Goal'])
  await cameraAtRest(page)
  await page.locator('.react-flow__node', { hasText: 'Wait for event' }).click()
  await eventually(activeLine).toMatch(/^Wait for event/)
  await tree().focus()
  await press('ArrowLeft')
  expect(await lines()).toHaveLength(4)
  await cameraAtRest(page)
  // A busy machine may still be moving what is clicked.
  await expect.poll(async () => {
    await page.locator('.react-flow__node', { hasText: 'Second try' }).click()
    return activeLine()
  }, { interval: 1_500, timeout: 15_000 }).toMatch(/Second try/)
  expect(await lines()).toHaveLength(7)
})

test('a step is moved and taken back by keys, and a fork is deleted by the same chooser', async () => {
  await tree().focus()
  await press('Home', 'ArrowDown', 'Alt+ArrowDown')
  await eventually(async () => (await lines()).slice(1, 3)).toEqual(['E-mail. Thank you', 'Wait. 1 day'])
  await press('Control+z')
  await eventually(async () => (await lines()).slice(1, 3)).toEqual(['Wait. 1 day', 'E-mail. Thank you'])
  await tree().focus()
  await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Delete')
  await page.getByRole('dialog', { name: 'Delete “Wait for event”' }).waitFor()
  await press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await eventually(hasKeyboard).toBe(true)
  await press('End', 'Delete')
  await eventually(async () => (await lines()).at(-1)).toBe('  People leave the journey here')
  await press('Control+z')
  await eventually(async () => (await lines()).at(-1)).toBe('  Exit. Ends the journey')
})

test('the whole outline is printed, and nothing else', async () => {
  await page.evaluate(() => { window.print = () => { document.title = 'printed' } })
  await press('Control+k')
  await type('print the outline')
  await page.getByRole('option', { name: 'Print the outline' }).waitFor()
  await press('Enter')
  await eventually(() => page.title()).toBe('printed')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.journey-paper li').allTextContents()).toEqual([
    'Order Completed Entry · Each person once', 'Wait 1 day', 'E-mail Thank you', 'Wait for event Order Completed, up to 3 days', 'Order Completed: Goal Converted', 'After 3 days: Second try E-mail · Thank you', 'Exit Ends the journey',
  ])
  expect(await page.locator('.journey-paper').isVisible()).toBe(true)
  expect(await page.locator('.journey-editor').isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
  await page.evaluate(() => { window.dispatchEvent(new Event('afterprint')) })
  await page.locator('.journey-paper').waitFor({ state: 'detached' })
})

test('the time at which people come is told on cards, on the ruler, in the outline and in the panel', async () => {
  await tree().focus()
  await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown')
  await page.getByText('1 day after entering.').waitFor()
  await page.getByRole('button', { name: 'Times' }).click()
  await eventually(() => page.getByRole('treeitem', { name: /Second try/ }).locator('.journey-outline-said').textContent()).toMatch(/4 days after entering$/)
  await eventually(() => page.locator('.journey-card[data-step^="goal"] .journey-card-time').textContent()).toBe('Day 1–4')
  expect(await page.getByRole('list', { name: /^When people get where/ }).getByRole('listitem').allTextContents()).toEqual(expect.arrayContaining(['At once', 'Day 1']))
  await page.getByRole('button', { name: 'Times' }).click()
})

test('what the journey cannot keep stands among its problems', async () => {
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed', where: [] }, reentry: { kind: 'never' } },
    nodes: [{ id: 'sale', kind: 'waitUntil', name: 'Until the sale', config: { date: { from: 'fixed', day: '2020-12-24' }, yearly: false } }, { id: 'won', kind: 'goal', config: { name: 'Bought' } }],
    edges: [{ id: 'e1', from: 'entry', port: 'next', to: 'sale' }, { id: 'e2', from: 'sale', port: 'next', to: 'won' }], canvas: { direction: 'TB', offsets: {}, notes: [] },
  }
  const { id } = await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Too late', document } })
  await page.goto(`${product.url}/journeys/${id}`)
  await page.getByRole('button', { name: /^Problems: \d+ to check/ }).click()
  await page.getByRole('region', { name: 'Problems' }).getByText('comes before anybody can get here: everybody goes on as too late.').waitFor()
  await press('Escape', 'Shift+O')
  await eventually(() => page.getByRole('treeitem', { name: /^Until the sale/ }).locator('.journey-outline-said').textContent()).toMatch(/Check: .*comes before anybody can get here/)
})

test('no error went by unseen', () => {
  expect(errors).toEqual([])
})
