import type { Page } from 'playwright-core'
import type { Screen, Stage } from './screen.ts'
import { blankJourney, changedJourney, contestedJourney, everyKind, forgetLocalDrafts, readyDraft, saveElsewhere, shopJourney } from './stage-journeys.ts'

const card = (page: Page, words: string) => page.locator('.react-flow__node').filter({ hasText: words }).first()

/** The draft with every kind of step has two problems: what shows them is drawn when they are found. */
const checked = (page: Page): Promise<void> => page.getByRole('button', { name: /to fix before publishing/ }).waitFor()

async function openJourney(stage: Stage, which: (stage: Stage) => Promise<string>, more = ''): Promise<string> {
  const id = await which(stage)
  await stage.visit(`/journeys/${id}${more}`)
  await stage.page.locator('.react-flow__node').first().waitFor()
  return id
}

/** A step and its settings; `settled` is the last thing they show. */
const settings = (name: string, { step, settled }: { readonly step: string; readonly settled: (page: Page) => Promise<unknown> }): Screen => ({
  name: `journey-settings-${name}`,
  open: async (stage) => {
    const { page } = stage
    await openJourney(stage, everyKind, `#step=${step}`)
    await page.getByRole('complementary', { name: 'Settings of the step' }).waitFor()
    await settled(page)
    await checked(page)
  },
})

/** One of the shop's steps with its numbers. */
const numbersOf = (name: string, { step, tab }: { readonly step: string; readonly tab?: string }): Screen => ({
  name: `journey-numbers-${name}`,
  open: async (stage) => {
    const { page } = stage
    await openJourney(stage, shopJourney, `?view=numbers#step=${step}`)
    await page.getByText('counted up to').waitFor()
    if (tab !== undefined) await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('tabpanel').waitFor()
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  },
})

const list: readonly Screen[] = [
  { name: 'journeys', open: async ({ page, visit }) => { await visit('/journeys'); await page.getByRole('row').nth(1).waitFor() } },
  {
    name: 'journeys-menu',
    open: async (stage) => {
      await changedJourney(stage)
      await readyDraft(stage)
      await stage.visit('/journeys')
      await stage.page.getByRole('button', { name: 'More about Abandoned cart' }).click()
      await stage.page.getByRole('menu').waitFor()
    },
  },
  { name: 'journeys-archive', open: async ({ page, visit }) => { await visit('/journeys?archived=true'); await page.getByRole('status').or(page.getByText('The archive is empty')).first().waitFor() } },
  { name: 'journeys-none', open: async ({ page, visit }) => { await visit('/journeys?q=nothing+is+called+so'); await page.getByText('No journey fits').waitFor() } },
  {
    name: 'journeys-rename',
    open: async ({ page, visit }) => {
      await visit('/journeys')
      await page.getByRole('button', { name: 'More about Abandoned cart' }).click()
      await page.getByRole('menuitem', { name: 'Rename…' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  ...(['Pause', 'Stop'] as const).map((action): Screen => ({
    name: `journeys-${action.toLowerCase()}`,
    open: async ({ page, visit }) => {
      await visit('/journeys')
      await page.getByRole('button', { name: 'More about Abandoned cart' }).click()
      await page.getByRole('menuitem', { name: `${action}…` }).click()
      await page.getByText('Where they stand now').waitFor()
    },
  })),
]

const drawing: readonly Screen[] = [
  { name: 'journey-new', open: async (stage) => { await openJourney(stage, blankJourney); await stage.page.getByRole('heading', { name: 'How do people get in?' }).waitFor() } },
  { name: 'journey', open: async (stage) => { await openJourney(stage, shopJourney) } },
  { name: 'journey-of-every-kind', open: async (stage) => { await openJourney(stage, everyKind); await checked(stage.page) } },
  settings('entry', { step: 'entry', settled: (page) => page.getByRole('combobox', { name: 'Event' }).waitFor() }),
  settings('email', { step: 'thanks', settled: (page) => page.frameLocator('.journey-preview-frame iframe').locator('body').waitFor() }),
  settings('email-unset', { step: 'offer', settled: (page) => page.getByText('Choose the template to send.').waitFor() }),
  settings('wait', { step: 'pause', settled: (page) => page.getByText('follow the calendar').waitFor() }),
  settings('wait-for-event', { step: 'again', settled: (page) => page.getByText('Then people go on').waitFor() }),
  settings('split-rules', { step: 'who', settled: (page) => page.getByText('Everyone else', { exact: true }).last().waitFor() }),
  settings('split-percent', { step: 'half', settled: (page) => page.getByText('Together 100%').waitFor() }),
  settings('update-customer', { step: 'mark', settled: (page) => page.getByRole('button', { name: 'Add attribute' }).waitFor() }),
  settings('webhook', { step: 'tell', settled: (page) => page.getByRole('textbox', { name: 'Body' }).waitFor() }),
  settings('goal', { step: 'won', settled: (page) => page.getByRole('textbox', { name: 'Goal' }).waitFor() }),
  settings('exit', { step: 'bye', settled: (page) => page.getByText('Who gets here leaves').waitFor() }),
  {
    name: 'journey-quick-add',
    open: async (stage) => { await openJourney(stage, everyKind); await stage.page.getByRole('button', { name: /^Add a step/ }).first().click(); await stage.page.getByRole('dialog', { name: 'Add a step' }).waitFor() },
  },
  {
    name: 'journey-quick-add-chain',
    open: async (stage) => {
      await openJourney(stage, everyKind)
      await stage.page.getByRole('button', { name: /^Add a step/ }).first().click()
      await stage.page.keyboard.type('email > wait 2d > split')
      await stage.page.getByText('Add these 3 steps').waitFor()
    },
  },
  {
    name: 'journey-problems',
    open: async (stage) => { await openJourney(stage, everyKind); await stage.page.getByRole('button', { name: /to fix before publishing/ }).click(); await stage.page.getByRole('region', { name: 'Problems' }).waitFor() },
  },
  {
    name: 'journey-selection',
    open: async (stage) => { await openJourney(stage, everyKind); await card(stage.page, 'Thank you').click(); await stage.page.keyboard.press('Control+a'); await stage.page.getByRole('toolbar', { name: 'Selection' }).getByText(/steps$/).waitFor() },
  },
  {
    name: 'journey-step-menu',
    open: async (stage) => { await openJourney(stage, everyKind); await card(stage.page, 'Thank you').click({ button: 'right' }); await stage.page.getByRole('menu').waitFor() },
  },
  {
    name: 'journey-connect',
    open: async (stage) => { await openJourney(stage, everyKind); await card(stage.page, 'Thank you').click(); await stage.page.keyboard.press('c'); await stage.page.getByRole('combobox', { name: 'Step to connect to' }).waitFor() },
  },
  {
    name: 'journey-removal',
    open: async (stage) => { await openJourney(stage, everyKind); await card(stage.page, 'Do they come back?').click(); await stage.page.keyboard.press('Delete'); await stage.page.getByRole('dialog').waitFor() },
  },
  {
    name: 'journey-find',
    open: async (stage) => { await openJourney(stage, shopJourney); await stage.page.keyboard.press('Control+f'); await stage.page.keyboard.type('type:email'); await stage.page.getByText('1 of 3').waitFor() },
  },
  { name: 'journey-map', open: async (stage) => { await openJourney(stage, shopJourney); await stage.page.getByRole('button', { name: 'Map' }).click(); await stage.page.locator('.journey-map').waitFor() } },
  {
    name: 'journey-from-afar',
    open: async (stage) => {
      await openJourney(stage, everyKind)
      for (let times = 0; times < 7; times += 1) await stage.page.getByRole('button', { name: 'Zoom out' }).click()
      await stage.page.locator('.journey-overview').waitFor()
    },
  },
  { name: 'journey-shortcuts', open: async (stage) => { await openJourney(stage, shopJourney); await stage.page.getByRole('button', { name: 'All shortcuts' }).click(); await stage.page.getByRole('dialog').waitFor() } },
  {
    name: 'journey-command-palette',
    open: async (stage) => { await openJourney(stage, everyKind); await stage.page.keyboard.press('Control+k'); await stage.page.getByRole('dialog').waitFor(); await stage.page.getByRole('listbox').getByRole('option').first().waitFor() },
  },
  {
    name: 'journey-conflict',
    open: async (stage) => {
      const { page } = stage
      await forgetLocalDrafts(page)
      const id = await openJourney(stage, contestedJourney)
      await page.context().setOffline(true)
      try {
        await card(page, 'Thank you').click()
        await page.keyboard.press('Control+d')
        await page.getByText('Offline,').waitFor()
        await saveElsewhere(stage, id, 'Give it a day')
      } finally {
        await page.context().setOffline(false)
      }
      await page.getByRole('dialog', { name: 'Changed somewhere else too' }).waitFor()
    },
  },
  { name: 'journey-gone', open: async ({ page, visit }) => { await visit('/journeys/wf_00000000000000000000000000000000'); await page.getByText('There is no such journey').waitFor() } },
]

const publishing: readonly Screen[] = [
  {
    name: 'journey-publish-problems',
    open: async (stage) => { await openJourney(stage, everyKind); await stage.page.getByRole('button', { name: /^Fix \d+ to publish/ }).click(); await stage.page.getByText(/problems? blocks? publishing/).waitFor(); await stage.page.getByText('Did it in 30 days').waitFor() },
  },
  {
    name: 'journey-publish-first',
    open: async (stage) => { await openJourney(stage, readyDraft); await stage.page.getByRole('button', { name: 'Publish' }).click(); await stage.page.getByText(/enters? at once/).first().waitFor() },
  },
  {
    name: 'journey-publish-changes',
    open: async (stage) => { await openJourney(stage, changedJourney); await stage.page.getByRole('button', { name: 'Publish version 2' }).click(); await stage.page.getByRole('heading', { name: 'Changes since version 1' }).waitFor(); await stage.page.getByText('Tell the warehouse').last().waitFor() },
  },
  {
    name: 'journey-status-menu',
    open: async (stage) => { await openJourney(stage, shopJourney); await stage.page.getByRole('button', { name: /^Status and versions/ }).click(); await stage.page.getByRole('menu').waitFor() },
  },
  {
    name: 'journey-versions',
    open: async (stage) => {
      const { page } = stage
      await openJourney(stage, changedJourney)
      await page.getByRole('button', { name: /^Status and versions/ }).click()
      await page.getByRole('menuitem', { name: 'Versions…' }).click()
      await page.getByRole('button', { name: 'What is in it' }).click()
      await page.getByRole('button', { name: 'Hide changes' }).waitFor()
    },
  },
]

/** Somebody with a way behind them, the newest who is through. */
async function somebody(stage: Stage, id: string): Promise<string> {
  const { data } = await stage.rest<{ data: readonly { id: string }[] }>(`/api/v1/workflows/${id}/people?limit=1`)
  const [first] = data
  if (first === undefined) throw new Error('Nobody is in the journey.')
  return first.id
}

const reading: readonly Screen[] = [
  { name: 'journey-numbers', open: async (stage) => { await openJourney(stage, shopJourney, '?view=numbers'); await stage.page.getByText('counted up to').waitFor() } },
  numbersOf('email', { step: 'mail-a' }),
  numbersOf('email-missed', { step: 'mail-a', tab: 'Not arrived' }),
  numbersOf('wait', { step: 'own-order' }),
  numbersOf('wait-outcomes', { step: 'own-order', tab: 'How they went on' }),
  numbersOf('entry', { step: 'entry' }),
  {
    name: 'journey-numbers-range',
    open: async (stage) => { await openJourney(stage, shopJourney, '?view=numbers&range=7d'); await stage.page.getByText('counted up to').waitFor(); await stage.page.getByRole('button', { name: /^Range of time/ }).click() },
  },
  {
    name: 'journey-numbers-people',
    open: async (stage) => { await openJourney(stage, shopJourney, '?view=numbers'); await stage.page.getByRole('combobox', { name: 'Path of one person' }).click(); await stage.page.getByRole('listbox').getByRole('option').first().waitFor() },
  },
  {
    name: 'journey-person',
    open: async (stage) => {
      const id = await shopJourney(stage)
      await openJourney(stage, shopJourney, `?view=numbers&person=${await somebody(stage, id)}`)
      await stage.page.locator('.journey-decisions li').first().waitFor()
    },
  },
  {
    name: 'journey-person-why-not',
    open: async (stage) => {
      const id = await shopJourney(stage)
      await openJourney(stage, shopJourney, `?view=numbers&person=${await somebody(stage, id)}#step=mail-offer`)
      await stage.page.getByText(/They did not come to|They still stand/).or(stage.page.locator('.journey-decisions .selected')).first().waitFor()
    },
  },
  { name: 'journey-numbers-draft', open: async (stage) => { await openJourney(stage, everyKind, '?view=numbers') } },
]

export const journeyScreens: readonly Screen[] = [...list, ...drawing, ...publishing, ...reading]
