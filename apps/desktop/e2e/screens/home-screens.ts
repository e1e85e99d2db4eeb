import type { Screen } from './screen.ts'

export const homeScreens: readonly Screen[] = [
  {
    name: 'home',
    open: async ({ page, visit }) => {
      await visit('/')
      await page.getByRole('heading', { name: 'Corner shop' }).waitFor()
    },
  },
  { name: 'not-found-anywhere', open: async ({ page, visit }) => { await visit('/nowhere'); await page.getByRole('heading', { name: 'There is no such page' }).waitFor() } },
  { name: 'not-found', open: async ({ page, visit }) => { await visit('/journeys/nowhere/at-all'); await page.getByRole('heading', { name: 'There is no such page' }).waitFor() } },
  {
    name: 'command-palette',
    open: async ({ page, visit }) => {
      await visit('/')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.type('cart')
      await page.getByRole('option').first().waitFor()
    },
  },
]
