import type { Page } from 'playwright-core'
import type { Screen, Stage } from './screen.ts'
import { drawn, everyKind, idOf, joined, shopJourney } from './stage-journeys.ts'

const tree = (page: Page) => page.getByRole('tree', { name: /^Outline of the journey/ })
const checked = (page: Page): Promise<void> => page.getByRole('button', { name: /^Problems: \d+ to/ }).waitFor()

async function openOutline(stage: Stage, which: (stage: Stage) => Promise<string>, more = ''): Promise<void> {
  const { page } = stage
  await stage.visit(`/journeys/${await which(stage)}${more}`)
  await page.locator('.react-flow__node').first().waitFor()
  await page.keyboard.press('Shift+O')
  await tree(page).getByRole('treeitem').nth(3).waitFor()
}

async function openTimes(stage: Stage, which: (stage: Stage) => Promise<string>, more = ''): Promise<void> {
  const { page } = stage
  await stage.visit(`/journeys/${await which(stage)}${more}`)
  await page.locator('.react-flow__node').first().waitFor()
  await page.getByRole('button', { name: 'Times' }).click()
  await page.getByRole('list', { name: /^When people get where/ }).getByRole('listitem').first().waitFor()
}

/** A draft with promises it cannot keep. */
async function brokenPromises(stage: Stage): Promise<string> {
  const templateId = await idOf(stage, '/api/v1/templates', 'Last call: free shipping')
  const gold = { trait: 'loyalty', is: 'equals', value: 'gold' }
  return drawn(stage, 'Promises, promises', {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed', where: [] }, reentry: { kind: 'never' } },
    nodes: [
      { id: 'coupon', kind: 'updateCustomer', name: 'Give a coupon', config: { set: { couponExpiresAt: '2026-01-31' }, unset: [] } }, { id: 'pause', kind: 'wait', config: { for: 'P3D' } },
      { id: 'who', kind: 'splitRules', name: 'Gold?', config: { branches: [{ id: 'a', name: 'Gold', rule: gold }, { id: 'b', name: 'Gold again', rule: gold }] } },
      { id: 'offer', kind: 'email', name: 'Use your coupon', config: { templateId } }, { id: 'sale', kind: 'waitUntil', name: 'Until the sale', config: { date: { from: 'fixed', day: '2026-01-20' }, yearly: false } },
      { id: 'won', kind: 'goal', config: { name: 'Bought' } }, { id: 'bye', kind: 'exit', config: {} },
    ],
    edges: joined('entry coupon', 'coupon pause', 'pause who', 'who:a offer', 'who:b bye', 'who:else sale', 'offer won', 'sale won', 'sale:missed bye'), canvas: { direction: 'TB', offsets: {}, notes: [] },
  })
}

/** A draft that is drawn from left to right. */
const leftToRight = (stage: Stage): Promise<string> => drawn(stage, 'From left to right', {
  schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Parcel Returned', where: [] }, reentry: { kind: 'never' } },
  nodes: [{ id: 'pause', kind: 'wait', config: { for: 'P1D' } }, { id: 'back', kind: 'waitForEvent', name: 'Back again?', config: { event: 'Order Completed', where: [], timeout: 'P7D' } }, { id: 'won', kind: 'goal', config: { name: 'Back' } }, { id: 'bye', kind: 'exit', config: {} }],
  edges: joined('entry pause', 'pause back', 'back:event won', 'back:timeout bye'), canvas: { direction: 'LR', offsets: {}, notes: [] },
})

export const outlineScreens: readonly Screen[] = [
  { name: 'journey-outline', open: async (stage) => { await openOutline(stage, everyKind); await checked(stage.page) } },
  {
    name: 'journey-outline-alone',
    open: async (stage) => { await openOutline(stage, everyKind); await stage.page.getByRole('button', { name: 'Hide the canvas' }).click(); await stage.page.getByRole('button', { name: 'Show the canvas beside it' }).waitFor(); await checked(stage.page) },
  },
  {
    name: 'journey-outline-step',
    open: async (stage) => {
      const { page } = stage
      await openOutline(stage, everyKind)
      await checked(page)
      await page.getByRole('button', { name: 'Times' }).click()
      for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await tree(page).press(key)
      await page.getByRole('complementary', { name: 'Settings of the step' }).getByText('Then people go on').waitFor()
    },
  },
  { name: 'journey-outline-typing', open: async (stage) => { await openOutline(stage, everyKind); await tree(stage.page).press('Home'); await stage.page.keyboard.type('email > wait 2d'); await stage.page.getByText('Add these 2 steps').waitFor() } },
  { name: 'journey-outline-numbers', open: async (stage) => { await openOutline(stage, shopJourney, '?view=numbers'); await stage.page.getByText('counted up to').waitFor() } },
  { name: 'journey-times', open: async (stage) => openTimes(stage, shopJourney) },
  { name: 'journey-times-numbers', open: async (stage) => { await openTimes(stage, shopJourney, '?view=numbers'); await stage.page.getByText('counted up to').waitFor() } },
  { name: 'journey-times-left-to-right', open: (stage) => openTimes(stage, leftToRight) },
  { name: 'journey-promises', open: async (stage) => { await stage.visit(`/journeys/${await brokenPromises(stage)}`); await checked(stage.page); await stage.page.getByRole('button', { name: /^Problems: / }).click(); await stage.page.getByRole('region', { name: 'Problems' }).getByText('Nobody takes').waitFor() } },
]
