import type { Page } from 'playwright-core'
import type { Screen, Stage } from './screen.ts'
import { everyKind, shopJourney } from './stage-journeys.ts'

/** The test of a journey, opened by its key. */
async function openTest(stage: Stage, which: (stage: Stage) => Promise<string>): Promise<void> {
  const id = await which(stage)
  await stage.visit(`/journeys/${id}`)
  await stage.page.locator('.react-flow__node').first().waitFor()
  await stage.page.locator('.journey-canvas').focus()
  await stage.page.keyboard.press('Control+Enter')
  await walked(stage.page)
}

const walked = (page: Page): Promise<void> => page.locator('.journey-dry-stops li').nth(1).waitFor()
const tab = (page: Page, name: string): Promise<void> => page.getByRole('complementary', { name: 'Test' }).getByRole('tab', { name }).click()

/** What one person finds in their inbox, once it is drawn. */
async function openInbox(page: Page): Promise<void> {
  await page.getByRole('complementary', { name: 'Test' }).getByRole('button', { name: 'Inbox', exact: true }).click()
  await page.locator('.journey-inbox-phone:not([aria-busy])').first().waitFor()
}

export const dryRunScreens: readonly Screen[] = [
  { name: 'journey-test', open: (stage) => openTest(stage, shopJourney) },
  {
    name: 'journey-test-half-way',
    open: async (stage) => {
      await openTest(stage, shopJourney)
      const clock = stage.page.getByRole('slider', { name: 'Stop on the way' })
      await clock.focus()
      await stage.page.keyboard.press('Home')
      for (let presses = 0; presses < 3; presses += 1) await stage.page.keyboard.press('ArrowRight')
    },
  },
  { name: 'journey-test-person', open: async (stage) => { await openTest(stage, shopJourney); await tab(stage.page, 'Person'); await stage.page.getByRole('radio', { name: 'Someone real' }).waitFor() } },
  {
    name: 'journey-test-someone-real',
    open: async (stage) => {
      const { page } = stage
      await openTest(stage, shopJourney)
      await tab(page, 'Person')
      await page.getByRole('radio', { name: 'Someone real' }).click()
      await page.getByRole('combobox', { name: 'Person' }).click()
      await page.getByRole('option').first().click()
      await page.getByRole('combobox', { name: 'Marketing mail' }).waitFor()
    },
  },
  { name: 'journey-test-nobody-chosen', open: async (stage) => { await openTest(stage, shopJourney); await tab(stage.page, 'Person'); await stage.page.getByRole('radio', { name: 'Someone real' }).click(); await tab(stage.page, 'Way'); await stage.page.getByText('Choose somebody under “Person”.').waitFor() } },
  { name: 'journey-inbox', open: async (stage) => { await openTest(stage, shopJourney); await openInbox(stage.page) } },
  {
    name: 'journey-inbox-half-way',
    open: async (stage) => {
      await openTest(stage, shopJourney)
      await openInbox(stage.page)
      await stage.page.getByRole('button', { name: 'Dark page' }).click()
      await stage.page.getByRole('slider', { name: 'Stop on the way' }).focus()
      await stage.page.keyboard.press('Home')
      await stage.page.keyboard.press('ArrowRight')
    },
  },
  { name: 'journey-inbox-nobody-chosen', open: async (stage) => { await openTest(stage, shopJourney); await tab(stage.page, 'Person'); await stage.page.getByRole('radio', { name: 'Someone real' }).click(); await stage.page.getByRole('button', { name: 'Inbox', exact: true }).click(); await stage.page.getByText('Nobody is on the way yet').waitFor() } },
  { name: 'journey-test-unfinished', open: (stage) => openTest(stage, everyKind) },
]
