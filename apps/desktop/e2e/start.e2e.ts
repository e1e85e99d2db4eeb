import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, owner, startProduct } from './harness.ts'
import type { Product } from './harness.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct({ OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Corner shop' })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test('a server that says it is ready answers that it is', async () => {
  expect((await fetch(`${product.url}/readyz`)).status).toBe(200)
})

test('the API reference renders in a browser under the content security policy', async () => {
  const { page, errors } = await openPage(browser, `${product.url}/api/docs`)
  await page.getByText('Create or change a customer').waitFor()
  expect(errors).toEqual([])
})

test('a wrong password is refused in words, and lets nobody in', async () => {
  const { page, errors } = await openPage(browser, product.url)
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByLabel('Password').fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('You are not signed in').waitFor()
  await page.reload()
  await page.getByRole('heading', { name: 'Sign in to Sendero' }).waitFor()
  expect(errors).toEqual([])
})

test('the owner of the environment signs in, stays in, reads the mailbox and signs out for good', async () => {
  const { page, errors } = await openPage(browser, product.url)
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  await page.reload()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()

  await page.getByRole('link', { name: 'Mailbox', exact: true }).click()
  await page.getByText('No message yet.').waitFor()

  await page.locator('.shell-user').click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to Sendero' }).waitFor()
  await page.goto(`${product.url}/mailbox`)
  await page.getByRole('heading', { name: 'Sign in to Sendero' }).waitFor()
  expect(errors).toEqual([])
})
