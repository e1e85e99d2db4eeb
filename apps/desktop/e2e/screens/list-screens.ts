import type { Screen } from './screen.ts'
import { emptyList, fairList } from './stage-lists.ts'

/** The stage has to be somewhere before it can make what is looked at. */
const atLists = '/lists'

export const listScreens: readonly Screen[] = [
  {
    name: 'lists',
    open: async (stage) => {
      await stage.visit(atLists)
      await fairList(stage)
      await stage.visit(atLists)
      await stage.page.getByRole('link', { name: 'Met at the fair' }).waitFor()
    },
  },
  {
    name: 'lists-new',
    open: async ({ page, visit }) => {
      await visit(atLists)
      await page.getByRole('button', { name: 'New list' }).first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'lists-none-found',
    open: async ({ page, visit }) => {
      await visit(atLists)
      await page.getByRole('searchbox', { name: 'Search lists by name' }).fill('no-such-name')
      await page.getByText('No list fits').waitFor()
    },
  },
  {
    name: 'list-people',
    open: async (stage) => {
      await stage.visit(atLists)
      await stage.visit(`/lists/${await fairList(stage)}`)
      await stage.page.getByRole('table').getByRole('link').first().waitFor()
    },
  },
  {
    name: 'list-add-people',
    open: async (stage) => {
      await stage.visit(atLists)
      await stage.visit(`/lists/${await emptyList(stage)}`)
      await stage.page.getByText('Nobody is on it yet').waitFor()
      await stage.page.getByRole('button', { name: 'Add people' }).first().click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
]
