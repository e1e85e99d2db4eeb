import type { Page } from 'playwright-core'
import type { Screen, Stage } from './screen.ts'
import { blankJourney, shopJourney } from './stage-journeys.ts'

const gallery = (page: Page) => page.getByRole('dialog', { name: /starter$/ })

async function openGallery(stage: Stage): Promise<Page> {
  const { page } = stage
  await openEmpty(stage)
  await page.getByRole('button', { name: /^All \d+ starters$/ }).click()
  await gallery(page).waitFor()
  return page
}

async function openEmpty(stage: Stage): Promise<void> {
  const id = await blankJourney(stage)
  await stage.visit(`/journeys/${id}`)
  await stage.page.getByRole('heading', { name: 'How do people get in?' }).waitFor()
}

const settled = (page: Page): Promise<void> => gallery(page).locator('.journey-need-words').first().waitFor()

const choose = (name: string, title: string): Screen => ({
  name,
  open: async (stage) => {
    const page = await openGallery(stage)
    await gallery(page).getByRole('radiogroup', { name: 'Starters' }).getByRole('radio', { name: new RegExp(`^${title}`) }).check()
    await settled(page)
  },
})

/** Journeys to begin with: what is here, what is missing, and where nothing fits or nothing can be told. */
export const starterScreens: readonly Screen[] = [
  choose('starters', 'Abandoned cart'),
  choose('starters-missing', 'Renewal'),
  choose('starters-segment', 'Win back'),
  {
    name: 'starters-none',
    open: async (stage) => {
      const page = await openGallery(stage)
      await gallery(page).getByRole('searchbox').fill('nothing is called so')
      await page.getByText('No starter fits').waitFor()
    },
  },
  {
    name: 'starters-unknown',
    open: async (stage) => {
      const { page } = stage
      await openEmpty(stage)
      await page.route(/\/trpc\/catalogue\.events/, (route) => route.abort())
      await page.getByRole('button', { name: /^All \d+ starters$/ }).click()
      await page.getByText('What was seen here cannot be told now').waitFor()
    },
  },
  {
    name: 'starters-insert',
    open: async (stage) => {
      const { page } = stage
      await stage.visit(`/journeys/${await shopJourney(stage)}`)
      await page.locator('.react-flow__node').first().waitFor()
      await page.keyboard.press('Control+k')
      await page.getByRole('option', { name: /^Insert a starter/ }).click()
      await gallery(page).waitFor()
      await settled(page)
    },
  },
]
