import type { Browser, Page } from 'playwright-core'
import { owner } from '../harness.ts'
import type { Stage } from './screen.ts'

/** What a product is started with for its screens to have honest content. */
export const demoEnvironment = { OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Corner shop', SENDERO_DEMO: '1' }
export const demoIsIn = /^Demo data: done/

/** Signs in on a page of this size. Times are those of Berlin, as the demo's shop has them. */
export async function openStage(browser: Browser, url: string, viewport: { readonly width: number; readonly height: number }): Promise<Stage> {
  const context = await browser.newContext({ viewport, timezoneId: 'Europe/Berlin', locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(url)
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  return stageOf(page, url)
}

function stageOf(page: Page, url: string): Stage {
  return {
    page,
    visit: async (address) => {
      // A draft left open asks before it is left; each screen begins afresh.
      page.removeAllListeners('dialog')
      page.on('dialog', (dialog) => void dialog.accept())
      await page.goto(url + address)
      await page.getByRole('main').waitFor()
    },
    rest: <Body>(address: string) => page.evaluate(async (path) => (await fetch(path)).json() as Promise<Body>, address),
  }
}
