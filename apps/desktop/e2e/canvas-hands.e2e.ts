import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { cameraAtRest, openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// What hands do on the canvas besides adding and connecting: skipping, finding, jumping, copying from elsewhere.

interface Drawn { readonly nodes: readonly { readonly id: string; readonly kind: string; readonly skipped?: boolean; readonly config: Readonly<Record<string, unknown>> }[]; readonly edges: readonly { readonly from: string; readonly to: string }[]; readonly canvas: { readonly sections?: readonly { readonly name: string; readonly nodeIds: readonly string[] }[] } }

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]
let template: string
let journeyId: string

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  template = (await send<{ id: string }>(page, { path: '/api/v1/templates', body: { name: 'Thank you', subject: 'Thank you', format: 'html', body: '<p>Thank you. <a href="{{ unsubscribe_url }}">Unsubscribe</a></p>' } })).id
})

beforeEach(async () => {
  const ways: readonly (readonly [string, string, string])[] = [['entry', 'next', 'hi'], ['hi', 'next', 'pause'], ['pause', 'next', 'half'], ['half', 'a', 'won'], ['half', 'b', 'back']]
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed' } },
    nodes: [
      { id: 'hi', kind: 'email', config: { templateId: template } }, { id: 'pause', kind: 'wait', config: { for: 'P1D' } },
      { id: 'half', kind: 'splitPercent', config: { salt: 's', branches: [{ id: 'a', name: 'Kind', percent: 50 }, { id: 'b', name: 'Loud', percent: 50 }] } },
      { id: 'won', kind: 'goal', config: { name: 'Won' } }, { id: 'back', kind: 'jump', config: { to: 'hi' } },
    ],
    edges: ways.map(([from, port, to], at) => ({ id: `e${at}`, from, port, to })),
  }
  journeyId = (await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Hands', document } })).id
  await page.goto(`${product.url}/journeys/${journeyId}`)
  await card('pause').waitFor()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

const card = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`)
const canvas = (): Locator => page.locator('.journey-canvas')

/** A journey as the server has it, this one when everything is saved. */
async function saved(id = journeyId): Promise<Drawn> {
  await page.getByText('Saved', { exact: true }).waitFor()
  return page.evaluate(async (path) => ((await (await fetch(path)).json()) as { document: Drawn }).document, `/api/v1/workflows/${id}`)
}

test('D skips a step, so that people pass through, and takes it back in', async () => {
  await card('pause').click()
  await page.keyboard.press('d')
  await card('pause').getByText('Skipped').waitFor()
  expect((await saved()).nodes.find(({ id }) => id === 'pause')?.skipped).toBe(true)
  // The jump leads back to the mail, and nobody waits on the way any more.
  await page.getByRole('button', { name: /^Fix \d+ to publish$/ }).waitFor()
  await page.keyboard.press('d')
  await card('pause').getByText('Skipped').waitFor({ state: 'detached' })
  expect((await saved()).nodes.find(({ id }) => id === 'pause')).not.toHaveProperty('skipped')
})

test('a step that is jumped to says so, and leads to the jump', async () => {
  await card('hi').getByRole('button', { name: /^People jump here from Jump/ }).click()
  await expect.poll(() => card('back').getAttribute('class')).toContain('selected')
})

test('a search finds what a step uses, and one gets back to where one was', async () => {
  await canvas().focus()
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find a step' }).fill('uses:template')
  await page.getByText('1 of 1', { exact: true }).waitFor()
  await expect.poll(() => card('hi').getAttribute('class')).toContain('selected')
  await page.keyboard.press('Escape')
  const viewport = (): Promise<string | null> => page.locator('.react-flow__viewport').getAttribute('style')
  await page.keyboard.press('Shift+Digit1')
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Control+=')
  const close = await cameraAtRest(page)
  await page.keyboard.press('Shift+Digit1')
  await expect.poll(viewport).not.toBe(close)
  await cameraAtRest(page)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(viewport, { timeout: 10_000 }).toBe(close)
})

/** Steps as another workspace would copy them. */
const foreign = (names: Readonly<Record<string, string>>): string => JSON.stringify({ format: 'sendero-steps', version: 1, nodes: [{ id: 'far', kind: 'email', config: { templateId: 'tpl_01KB00000000000000000000ZZ' } }], edges: [], links: [], names })

async function pasteBehindPause(text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await card('pause').click()
  await page.keyboard.press('Control+v')
}

test('steps from elsewhere are pasted with what stands for the things that are not here', async () => {
  await pasteBehindPause(foreign({ tpl_01KB00000000000000000000ZZ: 'Thank you' }))
  const sheet = page.getByRole('dialog', { name: 'These steps use what is not here' })
  await sheet.getByText('One of the same name is here.', { exact: false }).waitFor()
  await sheet.getByRole('button', { name: 'Paste', exact: true }).click()
  await expect.poll(async () => (await saved()).nodes.length).toBe(6)
  const { nodes, edges } = await saved()
  const pasted = nodes.find(({ id, kind }) => kind === 'email' && id !== 'hi')
  expect(pasted?.config).toEqual({ templateId: template })
  expect(edges).toContainEqual(expect.objectContaining({ from: 'pause', to: pasted?.id }))
})

test('nothing stands for them silently', async () => {
  await pasteBehindPause(foreign({}))
  await page.getByRole('button', { name: 'Paste and leave 1 open' }).click()
  await expect.poll(async () => (await saved()).nodes.find(({ id, kind }) => kind === 'email' && id !== 'hi')?.config).toEqual({ templateId: '' })
})

test('selected steps are copied into another journey by clicks', async () => {
  const other = await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Other one', document: { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed' } }, nodes: [], edges: [] } } })
  await card('pause').click()
  await page.getByRole('toolbar', { name: 'Selection' }).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /^Copy to another journey/ }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Journey' }).click()
  await page.getByRole('option', { name: /Other one/ }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Copy', exact: true }).click()
  await page.getByText('1 step copied').first().waitFor()
  const { nodes, edges } = await saved(other.id)
  expect(nodes.map(({ kind }) => kind)).toEqual(['wait'])
  expect(edges).toEqual([expect.objectContaining({ from: 'entry', to: nodes[0]?.id })])
})

test('steps become a section, by keys, that collapses to a card and opens again', async () => {
  await card('pause').click()
  await card('half').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+g')
  await page.getByRole('textbox', { name: 'Name of the section' }).fill('Nurture week')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await saved()).canvas.sections?.map(({ name, nodeIds }) => [name, ...nodeIds])).toEqual([['Nurture week', 'pause', 'half']])
  await page.getByRole('button', { name: 'Collapse Nurture week' }).click()
  await page.getByRole('group', { name: /^Nurture week. Collapsed section of 2 steps/ }).waitFor()
  expect(await card('pause').count()).toBe(0)
  // Collapsed is how I look at it: another window of mine starts the same way, the journey says nothing of it.
  await page.reload()
  await page.getByRole('group', { name: /^Nurture week. Collapsed section/ }).click()
  await page.keyboard.press('Enter')
  await card('pause').waitFor()
  await page.keyboard.press('Control+Shift+g')
  await expect.poll(async () => (await saved()).canvas).not.toHaveProperty('sections')
})

test('a problem inside a collapsed section opens it', async () => {
  await card('hi').click()
  await page.keyboard.press('n')
  await page.keyboard.type('email')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+g')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Alt+g')
  await page.getByRole('group', { name: /Collapsed section of 6 steps, 1 to fix/ }).waitFor()
  await page.keyboard.press('F8')
  await page.getByText('Choose a template to send.').first().waitFor()
  expect(await card('pause').count()).toBe(1)
})

test('skipped steps, sections and the sheet of a paste have no fault that axe can see, in light and in dark', async () => {
  await card('pause').click()
  await page.keyboard.press('d')
  await card('half').click({ modifiers: ['Shift'] })
  await page.keyboard.press('Control+g')
  await page.keyboard.press('Enter')
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.keyboard.press('Shift+Alt+g')
  await page.getByRole('group', { name: /Collapsed section of 2 steps/ }).waitFor()
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), foreign({}))
  await page.keyboard.press('Control+v')
  await page.getByRole('dialog', { name: 'These steps use what is not here' }).waitFor()
  expect(await faultsInBothThemes(page)).toEqual([])
})

test('no error went by unseen', () => {
  // Whether a template is here can only be asked.
  expect(errors.filter((error) => !/^404 .*template\.get/.test(error))).toEqual([])
})
