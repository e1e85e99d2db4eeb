import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { signIn } from '../harness.ts'
import { answerCalls } from './answers.ts'
import type { Stage } from './screen.ts'

/** What a product is started with for its screens to have honest content. */
export const demoEnvironment = { OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Corner shop', SENDERO_DEMO: '1' }
export const demoIsIn = /^Demo data: done/

interface Sitting {
  readonly viewport: { readonly width: number; readonly height: number }
  /** A file that keeps the session for the next time: a product lets nobody sign in every few seconds. */
  readonly session?: string | undefined
}

/** Signs in on a page of this size, unless a kept session still holds. Times are those of Berlin, as the demo's shop has them. */
export async function openStage(browser: Browser, url: string, { viewport, session }: Sitting): Promise<Stage> {
  const kept = session !== undefined && existsSync(session) ? { storageState: session } : {}
  const context = await browser.newContext({ ...kept, viewport, timezoneId: 'Europe/Berlin', locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(url)
  const inside = page.getByRole('navigation', { name: 'Main' })
  const address = page.getByLabel('E-mail address')
  await inside.or(address).waitFor()
  if (await address.isVisible()) {
    await signIn(page)
    if (session !== undefined) await context.storageState({ path: session })
  }
  return stageOf(page, url)
}

function stageOf(page: Page, url: string): Stage {
  return {
    page,
    visit: async (address, answers = {}) => {
      // A draft left open asks before it is left; each screen begins afresh.
      page.removeAllListeners('dialog')
      page.on('dialog', (dialog) => void dialog.accept())
      await answerCalls(page, answers)
      const response = await page.goto(url + address)
      // The app answers a mistyped address too, so what it shows would not tell that the server does not know the page. Null: only what stands behind the # has changed.
      if (response !== null && !response.ok() && !address.includes('nowhere')) throw new Error(`${address} answered ${response.status()}`)
      await page.getByRole('navigation', { name: 'Main' }).waitFor()
    },
    rest: <Body>(address: string) => page.evaluate(async (path) => (await fetch(path)).json() as Promise<Body>, address),
  }
}
