import type { Screen, Stage } from './screen.ts'
import { changedJourney, shopJourney } from './stage-journeys.ts'

async function openComparison(stage: Stage, sides = '1..draft'): Promise<void> {
  const id = await changedJourney(stage)
  await stage.visit(`/journeys/${id}?compare=${sides}`)
  await stage.page.getByRole('complementary', { name: 'What differs' }).waitFor()
  await stage.page.locator('.journey-compare .react-flow__node').first().waitFor()
}

const openExport = async (stage: Stage): Promise<void> => {
  await stage.page.getByRole('button', { name: /^Status and versions/ }).click()
  await stage.page.getByRole('menuitem', { name: 'Export as a picture…' }).click()
  await stage.page.getByRole('dialog', { name: 'Export as a picture' }).getByRole('img', { name: /^Preview/ }).waitFor()
}

/** Two versions on the canvas, and the journey as a file. */
export const compareScreens: readonly Screen[] = [
  { name: 'journey-compare', open: (stage) => openComparison(stage) },
  // The other way round, so that something went.
  { name: 'journey-compare-removed', open: async (stage) => { await openComparison(stage, 'draft..1'); await stage.page.getByText('Removed', { exact: true }).first().waitFor() } },
  {
    name: 'journey-compare-change',
    open: async (stage) => { await openComparison(stage); await stage.page.keyboard.press('F7'); await stage.page.getByText(/^1 of \d/).waitFor() },
  },
  {
    name: 'journey-compare-beside',
    open: async (stage) => { await openComparison(stage); await stage.page.getByRole('radio', { name: 'Side by side' }).click(); await stage.page.keyboard.press('F7'); await stage.page.locator('.journey-compare-stage').nth(1).locator('.react-flow__node').first().waitFor() },
  },
  {
    name: 'journey-compare-gone',
    open: async (stage) => { const id = await changedJourney(stage); await stage.visit(`/journeys/${id}?compare=99..draft`); await stage.page.getByText('Version 99 cannot be compared').waitFor() },
  },
  ...(['range=7d&against=previous', 'range=30d&against=previous#step=mail-a'] as const).map((address, at): Screen => ({
    name: `journey-numbers-compared${at === 0 ? '' : '-email'}`,
    open: async (stage) => {
      const id = await shopJourney(stage)
      await stage.visit(`/journeys/${id}?view=numbers&${address}`)
      await stage.page.getByText('counted up to').waitFor()
      await stage.page.locator('.journey-numbers-change').first().waitFor()
    },
  })),
  {
    name: 'journey-export',
    open: async (stage) => {
      const id = await shopJourney(stage)
      await stage.visit(`/journeys/${id}`)
      await stage.page.locator('.react-flow__node').first().waitFor()
      await openExport(stage)
    },
  },
  {
    name: 'journey-export-numbers',
    open: async (stage) => {
      const id = await shopJourney(stage)
      await stage.visit(`/journeys/${id}?view=numbers`)
      await stage.page.getByText('counted up to').waitFor()
      await openExport(stage)
      await stage.page.getByRole('radio', { name: 'PNG' }).click()
    },
  },
]
