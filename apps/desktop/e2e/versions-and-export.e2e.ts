import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// Versions compared on the canvas and brought back, and the journey saved as a file. The tests build on each other.

type Body = Readonly<Record<string, unknown>>

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]
let journeyId: string

const evil = `</text><script>document.title = 'broken'</script> & "Größe" 今日は`

function documentOf(days: number, more: readonly Body[], ways: readonly (readonly [string, string])[]): Body {
  return {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed' } },
    nodes: [{ id: 'pause', kind: 'wait', config: { for: `P${days}D` } }, ...more, { id: 'bye', kind: 'exit', config: {} }],
    edges: ways.map(([from, to], at) => ({ id: `e${at}`, from, port: 'next', to })),
  }
}

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  await page.setViewportSize({ width: 1440, height: 900 })
  const old = { id: 'old', kind: 'updateCustomer', name: 'Old mark', config: { set: { plan: 'pro' }, unset: [] } }
  const fresh = { id: 'fresh', kind: 'updateCustomer', name: evil, config: { set: { plan: 'free' }, unset: [] } }
  const first = documentOf(1, [old], [['entry', 'pause'], ['pause', 'old'], ['old', 'bye']])
  journeyId = (await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Thanks: all/of it', document: first } })).id
  await send(page, { path: `/api/v1/workflows/${journeyId}/publish`, body: {} })
  await send(page, { method: 'PUT', path: `/api/v1/workflows/${journeyId}`, body: { document: documentOf(3, [fresh], [['entry', 'fresh'], ['fresh', 'pause'], ['pause', 'bye']]) } })
  await page.goto(`${product.url}/journeys/${journeyId}`)
  await page.locator('.react-flow__node').first().waitFor()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const compared = (id: string, stage = 0): Locator => page.locator('.journey-compare-canvas').nth(stage).locator(`.react-flow__node[data-id="${id}"] .journey-compared`)
const changes = (): Locator => page.getByRole('complementary', { name: 'What differs' })
const place = (): Locator => page.locator('.journey-compare-place')

/** The middle of a card on the screen, in whole pixels. */
async function middleOf(card: Locator): Promise<number> {
  const box = await card.boundingBox()
  return box === null ? -1 : Math.round(box.y + box.height / 2)
}

async function menu(item: string): Promise<void> {
  await page.getByRole('button', { name: /^Status and versions/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('the draft is compared with what is live: what came, what went and what changed stand in one drawing, each with a word', async () => {
  await menu('Compare the draft with what is live')
  await compared('old').getByText('Removed', { exact: true }).waitFor()
  await compared('fresh').getByText('Added', { exact: true }).waitFor()
  await compared('pause').getByText('Changed', { exact: true }).waitFor()
  expect(await compared('bye').getAttribute('data-mark')).toBeNull()
  await changes().getByText('Wait changed from 1 day to 3 days').waitFor()
  expect(new URL(page.url()).searchParams.get('compare')).toBe('1..draft')
  expect(await page.locator('.journey-editor').getAttribute('inert')).not.toBeNull()
})

test('F7 goes from one change to the next with the camera, and round at the end', async () => {
  await changes().getByRole('heading', { name: '3 places differ' }).waitFor()
  const seen: (string | null)[] = []
  for (let times = 0; times < 3; times += 1) {
    await page.keyboard.press('F7')
    await expect.poll(() => place().textContent()).toBe(`${times + 1} of 3`)
    seen.push(await changes().locator('[aria-current]').textContent())
  }
  expect(seen.map((text) => /^(Added|Changed|Removed)/.exec(text ?? '')?.[0])).toEqual(['Added', 'Changed', 'Removed'])
  await page.keyboard.press('F7')
  await expect.poll(() => place().textContent()).toBe('1 of 3')
  await page.keyboard.press('Shift+F7')
  await expect.poll(() => place().textContent()).toBe('3 of 3')
})

test('side by side, both cameras move together from the step that both were put on', async () => {
  await page.getByRole('radio', { name: 'Side by side' }).click()
  await compared('old', 0).waitFor()
  await compared('fresh', 1).waitFor()
  expect(await compared('fresh', 0).count()).toBe(0)
  await changes().getByRole('button', { name: /Wait/ }).click()
  await expect.poll(async () => await middleOf(compared('pause', 0)) - await middleOf(compared('pause', 1))).toBe(0)
  await page.waitForTimeout(300)
  const before = await middleOf(compared('pause', 0))
  await page.mouse.move(300, 700)
  await page.mouse.wheel(0, 60)
  await expect.poll(() => middleOf(compared('pause', 0))).not.toBe(before)
  await expect.poll(async () => await middleOf(compared('pause', 0)) - await middleOf(compared('pause', 1))).toBe(0)
  await page.getByRole('switch', { name: 'Move together' }).click()
  const other = await middleOf(compared('pause', 1))
  await page.mouse.move(300, 700)
  await page.mouse.wheel(0, -40)
  await expect.poll(async () => await middleOf(compared('pause', 0)) - await middleOf(compared('pause', 1))).not.toBe(0)
  expect(await middleOf(compared('pause', 1))).toBe(other)
})

test('keys of the editor below do nothing meanwhile, and Escape leads back to it', async () => {
  await page.keyboard.press('Delete')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Escape')
  await page.locator('.journey-compare').waitFor({ state: 'detached' })
  expect(await page.locator('.journey-editor').getAttribute('inert')).toBeNull()
  expect(await page.locator('.journey-canvas .react-flow__node .journey-card.selected').count()).toBe(0)
})

test('an old version becomes the draft in one step, which undo takes back', async () => {
  await menu('Compare the draft with what is live')
  await page.getByRole('button', { name: 'Make version 1 the draft' }).click()
  await page.locator('.journey-compare').waitFor({ state: 'detached' })
  const card = (id: string): Locator => page.locator(`.journey-canvas .react-flow__node[data-id="${id}"]`)
  await card('old').waitFor()
  expect(await card('fresh').count()).toBe(0)
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Control+z')
  await card('fresh').waitFor()
  expect(await card('old').count()).toBe(0)
})

/** What the dialog saves, as a person gets it. */
async function saved(format: 'SVG' | 'PNG' | 'PDF'): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await menu('Export as a picture…')
  await page.getByRole('radio', { name: format }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Save as ${format}` }).click()])
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('as SVG it is one well-formed file with real text, in which a name is never more than a name', async () => {
  const { name, bytes } = await saved('SVG')
  expect(name).toBe('Thanks all of it.svg')
  const read = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml')
    return { faults: root.querySelectorAll('parsererror').length, scripts: root.querySelectorAll('script, foreignObject, image, a, [onload], [href]').length, texts: [...root.querySelectorAll('text')].map((each) => each.textContent), title: root.querySelector('title')?.textContent }
  }, bytes.toString('utf8'))
  expect(read).toMatchObject({ faults: 0, scripts: 0, title: 'Thanks: all/of it' })
  expect(read.texts.some((text) => text?.startsWith('</text><script>'))).toBe(true)
  expect(read.texts).toContain('Wait')
  expect(await page.title()).not.toBe('broken')
})

test('as PNG it is a picture of the size it said', async () => {
  const { bytes } = await saved('PNG')
  const size = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0)
    const colours = new Set<string>()
    const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    for (let at = 0; at < data.length; at += 400) colours.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`)
    return { width: image.naturalWidth, colours: colours.size }
  }, bytes.toString('base64'))
  expect(size.width).toBeGreaterThan(600)
  expect(size.colours).toBeGreaterThan(5)
})

test('as PDF it is one vector page', async () => {
  const { name, bytes } = await saved('PDF')
  expect(name).toBe('Thanks all of it.pdf')
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(2_000)
})

test('only what is selected can be saved', async () => {
  await page.locator('.journey-canvas .react-flow__node[data-id="pause"]').click()
  await menu('Export as a picture…')
  await page.getByRole('radio', { name: 'Selection (1)' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as SVG' }).click()])
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('Wait')
  expect(text).not.toContain('Exit')
})

/** Who comes in over the API. */
async function enters(id: string, customers: readonly string[]): Promise<void> {
  for (const customer of customers) {
    await send(page, { method: 'PUT', path: `/api/v1/customers/${customer}`, body: { traits: { email: `${customer}@example.test` } } })
    await send(page, { path: `/api/v1/workflows/${id}/enter`, body: { customer } })
  }
}

test('numbers are compared with another version or the time before: in words, by signs and by the width of ways', async () => {
  const waits = (days: number): Body => ({ ...documentOf(days, [], [['entry', 'pause'], ['pause', 'bye']]), entry: { trigger: { kind: 'api' } } })
  const { id } = await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Sent by the shop', document: waits(1) } })
  await send(page, { path: `/api/v1/workflows/${id}/publish`, body: {} })
  await enters(id, ['anna'])
  await send(page, { method: 'PUT', path: `/api/v1/workflows/${id}`, body: { document: waits(2) } })
  await send(page, { path: `/api/v1/workflows/${id}/publish`, body: {} })
  await enters(id, ['ben', 'cleo', 'dora'])
  await page.goto(`${product.url}/journeys/${id}?view=numbers&version=2`)
  const card = page.locator('.react-flow__node[data-id="pause"]')
  await card.getByText('3', { exact: true }).first().waitFor()
  expect(await card.locator('.journey-change').count()).toBe(0)
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'vs. version 1' })
  await card.getByText('+2 entered').waitFor()
  expect(await card.getByTitle('entered: 2 more than in version 1 (1)').count()).toBe(1)
  await page.locator('.journey-edge.difference.more').first().waitFor({ state: 'attached' })
  await page.getByText('3 +2', { exact: true }).first().waitFor()
  expect(new URL(page.url()).searchParams.get('against')).toBe('v1')
  // Nobody was in it a day ago.
  await page.goto(`${product.url}/journeys/${id}?view=numbers&range=24h&against=previous`)
  await card.getByText('+4 entered').waitFor()
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ label: 'Compare with…' })
  await card.getByText('+4 entered').waitFor({ state: 'detached' })
})

test('nothing failed unseen', () => {
  expect(errors).toEqual([])
})
