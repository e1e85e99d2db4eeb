import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCornerShop, send } from './harness.ts'
import type { Product } from './harness.ts'

// A journey on a schedule, drawn with mouse and keys out of the kinds of steps that most journeys do not need: what is set in their forms is what the server has then.

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]

beforeAll(async () => {
  ({ product, browser, page, errors } = await openCornerShop())
  await send(page, { path: '/api/v1/events', body: { userId: 'anna', event: 'Order Completed', properties: { total: 20 } } })
  await send(page, { path: '/api/v1/segments', body: { name: 'Regulars', rule: { op: 'and', rules: [{ trait: 'loyalty', is: 'equals', value: 'gold' }] } } })
  await send(page, { path: '/api/v1/workflows', body: { name: 'Aftercare', document: { schemaVersion: 1, entry: { trigger: { kind: 'journey' }, reentry: { kind: 'always' } }, nodes: [], edges: [] } } })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

interface Drawn {
  readonly entry: object
  readonly ends?: readonly object[]
  readonly nodes: readonly { readonly id: string; readonly kind: string; readonly config: Readonly<Record<string, unknown>> }[]
  readonly edges: readonly { readonly from: string; readonly port: string; readonly to: string }[]
}

/** The open journey as the server has it. */
async function saved(): Promise<Drawn> {
  await page.getByText('Saved', { exact: true }).waitFor()
  const id = /wf_[0-9A-Za-z]+/.exec(page.url())?.[0] ?? ''
  return page.evaluate(async (path) => ((await (await fetch(path)).json()) as { document: Drawn }).document, `/api/v1/workflows/${id}`)
}

const configOf = ({ nodes }: Drawn, kind: string) => nodes.find((node) => node.kind === kind)?.config
const panel = (): Locator => page.getByRole('complementary', { name: 'Settings of the step' })
const box = (name: string): Locator => panel().getByRole('combobox', { name })
const card = (words: string): Locator => page.locator('.react-flow__node').filter({ hasText: words }).first()

/** Adds behind what is selected, from the palette. */
async function click(kind: string): Promise<void> {
  await page.getByRole('complementary', { name: 'Steps to add' }).getByRole('button', { name: `${kind}:` }).click()
  await panel().getByText(kind).first().waitFor()
}

/** Adds behind what is selected, by the word somebody has for it. */
async function type(word: string, kind: string): Promise<void> {
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('n')
  await page.keyboard.type(word)
  await page.getByRole('option', { name: kind }).first().waitFor()
  await page.keyboard.press('Enter')
  await panel().getByText(kind).first().waitFor()
}

/** Brings a step into view, as a link to it does. */
async function show(step: string): Promise<void> {
  await page.evaluate((id) => { window.location.hash = `step=${id}` }, step)
  await panel().waitFor()
}

async function choose(field: Locator, text: string, option: string): Promise<void> {
  await field.click()
  await field.fill(text)
  await page.getByRole('option', { name: option }).first().click()
}

test('the way in is a schedule for a segment, with a share kept out', async () => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Journeys', exact: true }).click()
  await page.getByRole('button', { name: 'New journey' }).first().click()
  await page.getByRole('group', { name: 'Other ways in' }).getByRole('button', { name: 'A schedule' }).click()
  await panel().getByLabel('On', { exact: true }).fill('2030-03-04')
  await panel().getByRole('textbox', { name: 'At' }).fill('7.30')
  await box('Comes back').selectOption({ label: 'Weekly' })
  await panel().getByRole('button', { name: 'Th', exact: true }).click()
  await panel().getByRole('radio', { name: 'Only a segment' }).click()
  await choose(box('Segment'), 'reg', 'Regulars')
  await box('May they enter again?').selectOption({ label: 'Yes, some time after they last entered' })
  await panel().getByRole('switch', { name: 'Keep some people out' }).click()
  await panel().getByText('Everybody in “Regulars” enters every Mon, Thu at 07:30').waitFor()
  expect((await saved()).entry).toEqual({
    trigger: { kind: 'schedule', start: '2030-03-04T07:30', rule: 'FREQ=WEEKLY;BYDAY=MO,TH', clock: 'workspace', segmentId: expect.stringMatching(/^seg_/) as string },
    reentry: { kind: 'afterTime', for: 'P30D' }, holdout: { percent: 5, salt: expect.stringMatching(/^.{8}$/) as string },
  })
})

test('nine of the other kinds are drawn by clicks and by their names in other mouths', async () => {
  await click('Wait for time window')
  await panel().getByRole('button', { name: 'Sa', exact: true }).click()
  await panel().getByRole('textbox', { name: 'To' }).fill('20')
  await type('throttle', 'Throttle')
  await panel().getByRole('spinbutton', { name: 'Let on' }).fill('40')
  await type('wait 1d', 'Wait')
  await type('business', 'Wait for time window')
  await page.keyboard.press('Control+z')
  await click('Tag')
  await box('Tag to give').fill('vip')
  await page.keyboard.press('Enter')
  await panel().getByText('vip', { exact: true }).waitFor()
  await type('lead score', 'Adjust score')
  await panel().getByRole('radio', { name: 'Take some away' }).click()
  await type('a/b', 'A/B test')
  await panel().getByText('B wins when it is 95% sure to beat A with at least 500 people in each').waitFor()
  await type('slack', 'Notify team')
  await panel().getByRole('textbox', { name: 'What to say' }).fill('{{ customer.email }} is here.')
  await panel().getByRole('textbox', { name: 'Where' }).fill('https://hooks.slack.example/x')
  await type('sub journey', 'Start journey')
  await choose(box('Journey'), 'after', 'Aftercare')
  await panel().getByRole('switch', { name: 'Wait until they are through it' }).click()
  await type('delay until', 'Wait until date')
  await box('Attribute with the date').fill('renewsAt')
  await page.keyboard.press('Enter')
  await box('When').first().selectOption({ label: 'Before it' })
  await type('control group', 'Holdout')
  await panel().getByRole('spinbutton', { name: 'Keep out' }).fill('20')
  await type('goto', 'Jump')
  await choose(box('Go on with'), 'throttle', 'Throttle')
  await page.getByRole('button', { name: 'No problems' }).waitFor()
  const document = await saved()
  expect(document.nodes.map(({ kind }) => kind)).toEqual(['waitForWindow', 'throttle', 'wait', 'tag', 'adjustScore', 'experiment', 'notifyTeam', 'startJourney', 'waitUntil', 'holdout', 'jump'])
  expect(configOf(document, 'waitForWindow')).toEqual({ weekdays: [1, 2, 3, 4, 5, 6], from: '09:00', to: '20:00', clock: 'customer' })
  expect(configOf(document, 'throttle')).toEqual({ limit: 40, per: 'PT1H' })
  expect(configOf(document, 'tag')).toEqual({ add: ['vip'], remove: [] })
  expect(configOf(document, 'adjustScore')).toEqual({ by: -10, attribute: 'leadScore' })
  expect(configOf(document, 'startJourney')).toMatchObject({ wait: true, timeout: 'P30D' })
  expect(configOf(document, 'waitUntil')).toEqual({ date: { from: 'trait', path: 'renewsAt' }, offset: { direction: 'before', by: 'P3D' }, time: '09:00', yearly: false })
  expect(configOf(document, 'holdout')).toMatchObject({ percent: 20 })
  expect(configOf(document, 'jump')).toEqual({ to: document.nodes[1]?.id })
})

test('a goal of the whole journey is added, undone and done again, and stands on the card of the entry', async () => {
  await show('entry')
  await card('Every Mon, Thu at 07:30').waitFor()
  await panel().getByRole('button', { name: 'Add goal' }).click()
  await choose(box('Event'), 'order', 'Order Completed')
  await panel().getByRole('button', { name: /^Goal: does Order Completed/ }).waitFor()
  await card('Ends at: Order Completed').waitFor()
  expect((await saved()).ends).toEqual([{ id: expect.stringMatching(/^goal-/) as string, kind: 'goal', when: { kind: 'event', event: 'Order Completed', where: [] } }])
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.getByText('Ends at:').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  await card('Ends at: Order Completed').waitFor()
})

test('a jump shows where it leads and goes there; without its step it is a problem', async () => {
  const link = page.getByRole('button', { name: 'Go to “Throttle”' })
  await show((await saved()).nodes.at(-1)?.id ?? '')
  await link.click()
  await panel().getByText('one about every 90 seconds').waitFor()
  await page.locator('.journey-canvas').focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: /1 to fix before publishing/ }).waitFor()
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: 'No problems' }).waitFor()
})

test('no error went by unseen', () => {
  expect(errors).toEqual([])
})
