import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openBrowser, openPage, owner, startProduct } from './harness.ts'
import type { Product } from './harness.ts'
import { layoutFaults } from './layout-faults.ts'
import { firstRunScreens } from './screens/first-run-screens.ts'
import { openVisitor } from './screens/open-visitor.ts'
import type { Stage } from './screens/screen.ts'

let product: Product
let browser: Browser
let visitor: Stage

beforeAll(async () => {
  product = await startProduct({ OWNER_EMAIL: '', OWNER_PASSWORD: '' })
  browser = await openBrowser()
  visitor = await openVisitor(browser, product.url, { width: 1280, height: 800 })
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test.each(firstRunScreens)('$name has no fault that axe can see, in light and in dark, and nothing is cut off or covered', async ({ open }) => {
  await open(visitor)
  expect(await faultsInBothThemes(visitor.page)).toEqual([])
  expect(await layoutFaults(visitor.page)).toEqual([])
})

test('the mark of the product stands on the tab of the browser', async () => {
  await visitor.visit('/')
  const address = await visitor.page.locator('link[rel="icon"]').getAttribute('href')
  const icon = await visitor.page.evaluate(async (href) => { const answer = await fetch(href ?? ''); return { isThere: answer.ok, type: answer.headers.get('content-type') } }, address)
  expect(icon).toEqual({ isThere: true, type: expect.stringContaining('image/svg+xml') as string })
})

test('the first visitor of an empty installation becomes its owner, and the second has to sign in', async () => {
  const { page, errors } = await openPage(browser, product.url)
  await page.getByRole('heading', { name: 'Welcome to Sendero' }).waitFor()
  await page.getByLabel('Your name').fill('Olga Owner')
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Name of the workspace').fill('Corner shop')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('radio', { name: /Only for people who agreed/ }).click()
  await page.getByRole('button', { name: 'Create workspace' }).click()
  await page.getByRole('heading', { name: 'Everything is ready' }).waitFor()
  await page.getByRole('button', { name: 'Start empty' }).click()
  await page.getByRole('heading', { name: 'Corner shop' }).waitFor()
  expect(errors).toEqual([])

  const second = await openPage(browser, product.url)
  await second.page.getByRole('heading', { name: 'Sign in to Sendero' }).waitFor()
  expect(second.errors).toEqual([])
})

test('a server that is asked to end does so cleanly', async () => {
  expect(await product.stop()).toBe(0)
})
