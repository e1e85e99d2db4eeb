import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { openBrowser, startProduct } from './harness.ts'
import type { Product } from './harness.ts'
import { layoutFaults } from './layout-faults.ts'
import { allScreens } from './screens/all-screens.ts'
import { demoEnvironment, demoIsIn, openStage } from './screens/open-stage.ts'
import type { Stage } from './screens/screen.ts'

const demoTimeoutMs = 400_000
const narrow = { width: 1280, height: 800 }

let product: Product
let browser: Browser
let stage: Stage

beforeAll(async () => {
  product = await startProduct(demoEnvironment)
  await product.printed(demoIsIn, demoTimeoutMs)
  browser = await openBrowser()
  stage = await openStage(browser, product.url, { viewport: narrow })
}, demoTimeoutMs + 60_000)

afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

test.each(allScreens)('$name has no fault that axe can see, in light and in dark, and nothing is cut off or covered', async ({ open }) => {
  await open(stage)
  expect(await faultsInBothThemes(stage.page)).toEqual([])
  expect(await layoutFaults(stage.page)).toEqual([])
})
