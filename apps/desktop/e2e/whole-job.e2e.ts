import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openBrowser, openPage, owner, startProduct } from './harness.ts'
import type { Product } from './harness.ts'

// From an empty data directory to the numbers on the canvas, with mouse and keyboard only. The tests build on each other.

const people = Array.from({ length: 24 }, (_, index) => ({
  id: `person-${index}`, email: `person-${index}@example.test`, firstName: `Name${index}`, plan: index % 3 === 0 ? 'free' : 'pro',
}))
const pros = people.filter(({ plan }) => plan === 'pro')

let product: Product
let browser: Browser
let page: Page
let errors: readonly string[]
let folder: string
const faults: string[] = []
const requests: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendero-whole-job-'))
  product = await startProduct({ OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Corner shop' })
  browser = await openBrowser()
  const opened = await openPage(browser, product.url)
  page = opened.page
  errors = opened.errors
  page.setDefaultTimeout(20_000)
  page.on('request', (request) => requests.push(request.url()))
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

async function lookAround(screen: string): Promise<void> {
  for (const fault of await faultsInBothThemes(page)) faults.push(`${screen}: ${fault}`)
}

/** Reads the product's REST doors with the session of the page. */
function rest<Body>(address: string): Promise<Body> {
  return page.evaluate(async (path) => (await fetch(path)).json() as Promise<Body>, address)
}

function goTo(place: string): Promise<void> {
  return page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place, exact: true }).click()
}

async function chooseFirst(label: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('listbox').getByRole('option').first().click()
}

function nodeOf(kind: string) {
  return page.locator('.react-flow__node').filter({ hasText: kind })
}

test('signing in shows a workspace that is still empty', async () => {
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Corner shop' }).waitFor()
  await lookAround('home')
})

test('a file of customers is imported by the wizard', async () => {
  const file = path.join(folder, 'customers.csv')
  await writeFile(file, ['id,email,firstName,plan', ...people.map(({ id, email, firstName, plan }) => [id, email, firstName, plan].join(','))].join('\n'))
  await goTo('Customers')
  await page.getByRole('link', { name: 'Import CSV' }).first().click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Continue' }).click()
  await lookAround('import, columns')
  await page.getByRole('radio', { name: /Yes, and I vouch for it/ }).click()
  await page.getByRole('button', { name: /^Import \d+ rows/ }).click()
  await page.getByRole('link', { name: 'See these people' }).waitFor()
  await page.locator('.imports-counts div', { hasText: 'Created' }).getByText(String(people.length), { exact: true }).waitFor()
  await lookAround('import, done')
})

test('a segment of the imported people counts itself while it is drawn', async () => {
  await goTo('Segments')
  await page.getByRole('link', { name: 'New segment' }).first().click()
  await page.getByRole('button', { name: 'Add trait' }).click()
  await page.getByRole('combobox', { name: 'Trait' }).fill('plan')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: /Value/ }).fill('pro')
  await page.keyboard.press('Enter')
  await page.getByText(String(pros.length), { exact: true }).first().waitFor()
  await lookAround('segment, being drawn')
  await page.getByRole('button', { name: 'Create segment' }).click()
  await page.waitForURL(/\/segments\/seg_/)
})

test('a template is begun from a starter and saved', async () => {
  await goTo('Templates')
  await page.getByRole('link', { name: 'New template' }).first().click()
  await page.getByRole('button', { name: /^Welcome/ }).click()
  await page.waitForURL(/\/templates\/tpl_/)
  await lookAround('template')
})

test('a journey is drawn, published for who is in the segment already, and goes live', async () => {
  await goTo('Journeys')
  await page.getByRole('button', { name: 'New journey' }).first().click()
  await page.waitForURL(/wf_/)
  await page.getByRole('button', { name: /They enter a segment/ }).click()
  await chooseFirst('Segment')
  await page.getByRole('button', { name: /^Add a step/ }).first().click()
  await page.keyboard.type('e-mail')
  await page.keyboard.press('Enter')
  await chooseFirst('Template')
  await lookAround('journey, being drawn')
  await page.getByRole('button', { name: /^Publish/ }).click()
  await page.getByRole('radio', { name: /Also who is in it already/ }).click()
  await lookAround('publish')
  await page.getByRole('dialog').getByRole('button', { name: /^Publish/ }).click()
  await page.getByText('Version 1 is live').first().waitFor()
  await page.keyboard.press('Escape')
})

test('the numbers on the canvas are those of the database and of the mailbox', async () => {
  await page.getByRole('radio', { name: 'Numbers' }).or(page.getByRole('tab', { name: 'Numbers' })).or(page.getByRole('link', { name: 'Numbers' })).first().click()
  await nodeOf('E-mail').getByText(String(pros.length), { exact: true }).first().waitFor()
  await lookAround('journey, numbers')

  const id = /wf_[0-9A-Za-z]+/.exec(page.url())?.[0] ?? ''
  const { nodes } = await rest<{ nodes: Record<string, { entered: number; sent: number }> }>(`/api/v1/workflows/${id}/metrics`)
  expect(Object.values(nodes).filter(({ sent }) => sent > 0)).toMatchObject([{ entered: pros.length, sent: pros.length }])
  const { data } = await rest<{ data: readonly { to: string }[] }>('/api/v1/mailbox/messages?limit=200')
  expect(data.map(({ to }) => to).toSorted()).toEqual(pros.map(({ email }) => email).toSorted())
})

test('a person who enters later is on the canvas at once, told by the stream and not asked for in turns', async () => {
  const before = requests.length
  await page.evaluate(async () => {
    const answer = await fetch('/api/v1/customers/late', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ traits: { email: 'late@example.test', plan: 'pro' }, subscriptions: { email: 'subscribed' } }) })
    if (!answer.ok) throw new Error(await answer.text())
  })
  await nodeOf('E-mail').getByText(String(pros.length + 1), { exact: true }).first().waitFor()
  expect(requests.slice(before).filter((url) => url.includes('workflows.metrics'))).toEqual([])
  await goTo('Mailbox')
  await page.getByText('late@example.test').first().waitFor()
  await lookAround('mailbox')
})

test('no screen on the way had a fault that axe can see, and nothing failed unseen', () => {
  expect(faults).toEqual([])
  expect(errors).toEqual([])
})
