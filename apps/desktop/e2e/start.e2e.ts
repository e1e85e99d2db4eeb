import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, startProduct } from './harness.ts'
import type { Product } from './harness.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await startProduct()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** A page that remembers every error it met: a broken script or a refused resource is a failure nobody sees otherwise. */
async function openPage(): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  page.on('response', (response) => { if (response.status() >= 400) errors.push(`${response.status()} ${response.url()}`) })
  return { page, errors }
}

test('a started server says that it is ready to serve', async () => {
  const response = await fetch(`${product.url}/readyz`)
  expect(response.status).toBe(200)
})

test('the API reference renders in a browser, with the ingestion and the REST calls', async () => {
  const { page, errors } = await openPage()
  await page.goto(`${product.url}/api/docs`)
  await page.getByText('/api/v1/customers/{idOrUserId}').first().waitFor()
  expect(errors).toEqual([])
})

test('a server that is asked to end does so cleanly', async () => {
  const other = await startProduct()
  expect(await other.stop()).toBe(0)
})
