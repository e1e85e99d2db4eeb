import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'
import { layoutFaults } from './layout-faults.ts'

// From the list of journeys to a drawn one in the words of this shop, by keys alone; and a starter put into a journey there is.

interface Drawn {
  readonly name: string
  readonly document: {
    readonly entry: { readonly trigger: { readonly kind: string; readonly event?: string; readonly segmentId?: string } }
    readonly ends?: readonly { readonly when: { readonly event?: string } }[]
    readonly nodes: readonly { readonly id: string; readonly kind: string; readonly name?: string }[]
    readonly edges: readonly { readonly from: string; readonly to: string }[]
    readonly canvas: { readonly sections?: readonly { readonly name: string; readonly nodeIds: readonly string[] }[] }
  }
}

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const event of ['basket_changed', 'Order Completed']) await send(page, { path: '/api/v1/events', body: { userId: 'anna', event } })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const gallery = (): Locator => page.getByRole('dialog', { name: /starter$/ })
const starters = (name?: RegExp): Locator => gallery().getByRole('radiogroup', { name: 'Starters' }).getByRole('radio', name === undefined ? {} : { name })
const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement)

/** Goes on with the Tab key until it stands on this. */
async function tabTo(target: Locator): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not get to ${target.toString()}`)
}

async function saved(): Promise<Drawn> {
  await page.getByText('Saved', { exact: true }).waitFor()
  const id = /wf_[0-9A-Za-z]+/.exec(page.url())?.[0] ?? ''
  return page.evaluate(async (path) => (await fetch(path)).json() as Promise<Drawn>, `/api/v1/workflows/${id}`)
}

test('from the list to a journey in the words of the shop, by keys alone', async () => {
  await page.goto(`${product.url}/journeys`)
  await tabTo(page.getByRole('button', { name: 'Start from a starter' }).first())
  await page.keyboard.press('Enter')
  await gallery().waitFor()
  await page.keyboard.type('basket')
  await starters().nth(1).waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => isFocused(starters(/^Abandoned cart/))).toBe(true)
  // What is missing is said in words, and what takes its place is chosen there.
  await gallery().getByText('You have no event “Cart Updated” yet: connect it, or choose another event here.').waitFor()
  await gallery().getByText('1 missing', { exact: true }).waitFor()
  const event = gallery().getByRole('combobox', { name: 'Event: when something is put into the cart' })
  await tabTo(event)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: /^basket_changed/ }).waitFor()
  await event.press('Control+a')
  await page.keyboard.type('basket')
  await page.getByRole('option', { name: /^basket_changed/ }).waitFor()
  await page.keyboard.press('Enter')
  await gallery().getByText('Your data is there').waitFor()
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  expect(await faultsInBothThemes(page)).toEqual([])
  expect(await layoutFaults(page)).toEqual([])
  await tabTo(gallery().getByRole('button', { name: 'Start with this' }))
  await page.keyboard.press('Enter')
  await gallery().waitFor({ state: 'detached' })
  await page.locator('.react-flow__node').filter({ hasText: 'You left something' }).first().waitFor()
  await expect.poll(async () => (await saved()).name).toBe('Abandoned cart')
  const { document } = await saved()
  expect(document.entry.trigger).toMatchObject({ kind: 'event', event: 'basket_changed' })
  expect(document.ends?.map(({ when }) => when.event)).toEqual(['Order Completed'])
  expect(document.nodes.filter(({ kind }) => kind === 'email').map(({ name }) => name)).toEqual(['You left something', 'Still thinking?'])
  // Nothing but its two mails keeps it from going live.
  await page.getByRole('button', { name: 'Fix 2 to publish' }).waitFor()
})

test('one step takes all of it back', async () => {
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Control+z')
  await page.getByRole('heading', { name: 'How do people get in?' }).waitFor()
  await expect.poll(async () => (await saved()).document.nodes).toEqual([])
})

test('a starter is put into a journey behind the selected step, as a section, by the command list', async () => {
  const { id } = await send<{ id: string }>(page, { path: '/api/v1/workflows', body: {
    name: 'Hands', document: { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed' } }, nodes: [{ id: 'pause', kind: 'wait', config: { for: 'P1D' } }], edges: [{ id: 'e', from: 'entry', port: 'next', to: 'pause' }] },
  } })
  await page.goto(`${product.url}/journeys/${id}#step=pause`)
  await page.locator('.react-flow__node[data-id="pause"]').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('insert a starter')
  await page.getByRole('option', { name: /^Insert a starter/ }).waitFor()
  await page.keyboard.press('Enter')
  await gallery().getByText('It goes where you have selected a place.').waitFor()
  await page.keyboard.type('replenish')
  await starters().nth(1).waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => isFocused(starters().first())).toBe(true)
  await page.keyboard.press('Enter')
  await gallery().waitFor({ state: 'detached' })
  await expect.poll(async () => (await saved()).document.canvas.sections?.map(({ name }) => name)).toEqual(['Replenishment'])
  const { name, document: { nodes, edges, entry, canvas } } = await saved()
  expect([name, entry.trigger.event]).toEqual(['Hands', 'Order Completed'])
  expect(canvas.sections?.[0]?.nodeIds).toEqual(nodes.slice(1).map((node) => node.id))
  expect(edges).toContainEqual(expect.objectContaining({ from: 'pause', to: nodes[1]?.id }))
})

test('the segment a starter needs is created by its rule, in the words that were chosen', async () => {
  await page.goto(`${product.url}/journeys`)
  await page.getByRole('button', { name: 'New journey' }).first().click()
  await page.getByRole('button', { name: /^Win back/ }).click()
  await starters(/^Win back/).and(page.locator(':checked')).waitFor()
  await gallery().getByRole('button', { name: 'Create “Lapsed buyers”' }).click()
  await gallery().getByText('Chosen.', { exact: true }).waitFor()
  await gallery().getByRole('button', { name: 'Start with this' }).click()
  await expect.poll(async () => (await saved()).document.entry.trigger.kind).toBe('segmentEntered')
  const { document } = await saved()
  const segment = await page.evaluate(async (path) => (await fetch(path)).json() as Promise<{ name: string; rule: { rules: readonly { event: string }[] } }>, `/api/v1/segments/${document.entry.trigger.segmentId ?? ''}`)
  expect(segment.name).toBe('Lapsed buyers')
  expect(segment.rule.rules.map(({ event }) => event)).toEqual(['Order Completed', 'Order Completed'])
})

test('a search that fits nothing says so, and Escape leaves everything as it was', async () => {
  await page.goto(`${product.url}/journeys`)
  await page.getByRole('button', { name: 'New journey' }).first().click()
  await page.getByRole('button', { name: /^All \d+ starters$/ }).click()
  await gallery().getByRole('searchbox').fill('nothing is called so')
  await gallery().getByText('No starter fits').waitFor()
  await gallery().getByRole('button', { name: 'Show all starters' }).click()
  expect(await starters().count()).toBe(12)
  await page.keyboard.press('Escape')
  await gallery().waitFor({ state: 'detached' })
  expect((await saved()).document.nodes).toEqual([])
})

test('no error went by unseen', () => {
  expect(errors).toEqual([])
})
