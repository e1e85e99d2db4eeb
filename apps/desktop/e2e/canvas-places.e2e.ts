import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { accessibilityFaults } from './axe.ts'
import { openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// Where things go: in line while a note or a section is moved, as a network where ways cross; and what a step is before it is added.

interface Drawn { readonly nodes: readonly { readonly id: string; readonly kind: string }[]; readonly canvas: { readonly notes: readonly { readonly id: string; readonly x: number; readonly y: number }[] } }

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]
let journeyId: string

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  await page.setViewportSize({ width: 1600, height: 1000 })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
})

beforeEach(async () => {
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed' } },
    nodes: [{ id: 'first', kind: 'wait', name: 'First', config: { for: 'P1D' } }, { id: 'then', kind: 'wait', name: 'Then', config: { for: 'P2D' } }],
    edges: [['entry', 'first'], ['first', 'then']].map(([from, to], at) => ({ id: `e${at}`, from, port: 'next', to })),
    canvas: { notes: [{ id: 'above', text: 'Above', x: 420, y: 20, width: 200, height: 80 }, { id: 'below', text: 'Below', x: 440, y: 200, width: 200, height: 80 }] },
  }
  journeyId = (await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Places', document } })).id
  await page.goto(`${product.url}/journeys/${journeyId}`)
  await card('then').waitFor()
})

afterEach(async () => { await page.mouse.up() })

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const card = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)

async function saved(): Promise<Drawn> {
  await page.getByText('Saved', { exact: true }).waitFor()
  return page.evaluate(async (path) => ((await (await fetch(path)).json()) as { document: Drawn }).document, `/api/v1/workflows/${journeyId}`)
}

async function middleOf(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox()
  if (box === null) throw new Error('It is not drawn')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Holds something and moves it there, without letting go. */
async function holdOver(what: Locator, over: { x: number; y: number }): Promise<void> {
  await what.scrollIntoViewIfNeeded()
  const from = await middleOf(what)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y + 10, { steps: 4 })
  await page.mouse.move(over.x, over.y, { steps: 12 })
  await page.mouse.move(over.x + 1, over.y)
}

test('a note that is moved comes to stand in line with another, and lines show it', async () => {
  const note = card('below')
  const from = await middleOf(note)
  await holdOver(note, { x: from.x - 17, y: from.y + 60 })
  await page.locator('.journey-helper-line[data-along="x"]').first().waitFor()
  await page.mouse.up()
  await page.locator('.journey-helper-line').first().waitFor({ state: 'detached' })
  await expect.poll(async () => (await saved()).canvas.notes.find(({ id }) => id === 'below')?.x).toBe(420)
})

test('a whole journey whose ways cross is pasted as text and laid out as a network, beside what is there', async () => {
  const half = (id: string, to: readonly [string, string]): object => ({ id, kind: 'splitPercent', config: { salt: id, branches: [{ id: 'a', percent: 50 }, { id: 'b', percent: 50 }] }, to })
  const forks = [half('top', ['left', 'right']), half('left', ['m', 'n']), half('right', ['m', 'n'])] as readonly { id: string; to: readonly [string, string] }[]
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'api' } }, nodes: [...forks.map(({ to: _, ...node }) => node), ...['m', 'n'].map((id) => ({ id, kind: 'wait', config: { for: 'P1D' } }))],
    edges: [{ id: 'in', from: 'entry', port: 'next', to: 'top' }, ...forks.flatMap(({ id, to }) => to.map((target, at) => ({ id: `${id}${at}`, from: id, port: at === 0 ? 'a' : 'b', to: target })))],
  }
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(document))
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+v')
  await page.locator('.journey-notice').getByText(/laid out as a network/).waitFor()
  await expect.poll(async () => (await saved()).nodes.length).toBe(7)
  await page.keyboard.press('Shift+Digit1')
  const boxes = async (): Promise<{ x: number; y: number; width: number; height: number }[]> => Promise.all((await page.locator('.react-flow__node-step').all()).map(async (each) => await each.boundingBox() ?? { x: 0, y: 0, width: 0, height: 0 }))
  await expect.poll(async () => (await boxes()).length).toBe(7)
  const all = await boxes()
  expect(all.filter((box, at) => all.some((other, otherAt) => otherAt !== at && box.x < other.x + other.width && other.x < box.x + box.width && box.y < other.y + other.height && other.y < box.y + box.height))).toEqual([])
  // One step of undoing takes the network back, the next the steps.
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await saved()).nodes.length).toBe(2)
})

test('Space shows what a step would be before it is added, and writes a space where words are typed', async () => {
  await card('then').click()
  await page.keyboard.press('n')
  const box = page.getByRole('dialog', { name: 'Add a step' })
  const search = box.getByRole('combobox', { name: 'Search steps' })
  await search.pressSequentially('wait for')
  expect(await search.inputValue()).toBe('wait for')
  expect(await box.locator('.journey-quick-preview').count()).toBe(0)
  await search.fill('')
  await search.pressSequentially('event')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  expect(await search.inputValue()).toBe('event')
  const preview = box.locator('.journey-quick-preview')
  await preview.getByText('2 ways on').waitFor()
  await preview.getByText('After 3 days').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await search.focus()
  await page.keyboard.press('Space')
  await preview.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  expect(errors).toEqual([])
})
