import type { Page } from 'playwright-core'
import type { Screen, Stage } from './screen.ts'
import { enteredBy, moreKinds } from './stage-steps.ts'

/** Opens a draft at a step, or at the entry, with its settings in place. */
async function openAt(stage: Stage, id: string, step: string): Promise<Page> {
  const { page } = stage
  // The same address again would not be opened afresh.
  await page.goto('about:blank')
  await stage.visit(`/journeys/${id}#step=${step}`)
  await page.getByRole('complementary', { name: 'Settings of the step' }).waitFor()
  return page
}

/** The settings of a step; `settled` is the last thing they show. */
const settings = (name: string, { step, settled }: { readonly step: string; readonly settled: string }): Screen => ({
  name: `journey-settings-${name}`,
  open: async (stage) => {
    const page = await openAt(stage, await moreKinds(stage), step)
    await page.getByText(settled).first().waitFor()
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  },
})

const entry = (name: string, kind: Parameters<typeof enteredBy>[1], settled: string): Screen => ({
  name: `journey-entry-${name}`,
  open: async (stage) => { const page = await openAt(stage, await enteredBy(stage, kind), 'entry'); await page.getByText(settled).first().waitFor() },
})

/** One screen for the settings of each kind of step that stands in the journey of renewals, one for each way in, and the goals of the whole journey. */
export const stepScreens: readonly Screen[] = [
  { name: 'journey-of-more-kinds', open: async (stage) => { await stage.visit(`/journeys/${await moreKinds(stage)}`); await stage.page.getByText('Ends at: Bought again, +2').waitFor() } },
  settings('throttle', { step: 'line', settled: 'one about every 36 seconds' }),
  settings('wait-until', { step: 'day', settled: 'No such moment' }),
  settings('wait-for-window', { step: 'hours', settled: 'waits until it opens' }),
  settings('wait-for-segment', { step: 'member', settled: 'Then people go on by the other way.' }),
  settings('split-event', { step: 'said', settled: 'Add condition' }),
  settings('experiment', { step: 'test', settled: 'Long wins when it is 95% sure to beat Short with at least 500 people in each' }),
  settings('tag', { step: 'label', settled: 'Tags are the list' }),
  settings('list', { step: 'fair', settled: 'Who is not on it goes on all the same.' }),
  settings('adjust-score', { step: 'points', settled: 'starts from 0' }),
  settings('notify-team', { step: 'ours', settled: 'incoming webhook' }),
  settings('emit-event', { step: 'note', settled: 'Add property' }),
  settings('start-journey', { step: 'sub', settled: 'Then people go on by the other way.' }),
  settings('jump', { step: 'back', settled: 'Show that step' }),
  settings('reachable', { step: 'can', settled: 'has unsubscribed,' }),
  settings('subscribe', { step: 'off', settled: 'Is unsubscribed' }),
  settings('frequency-gate', { step: 'many', settled: 'goes on as “Too many”' }),
  settings('holdout', { step: 'share', settled: 'Leave that way open' }),
  {
    name: 'journey-jump-steps',
    open: async (stage) => { const page = await openAt(stage, await moreKinds(stage), 'back'); await page.getByRole('combobox', { name: 'Go on with' }).click(); await page.getByRole('option', { name: 'Opening hours' }).waitFor() },
  },
  {
    name: 'journey-ends',
    open: async (stage) => {
      const page = await openAt(stage, await moreKinds(stage), 'entry')
      await page.getByRole('button', { name: /^Goal: does Order Completed/ }).click()
      await page.getByRole('textbox', { name: 'Name optional' }).scrollIntoViewIfNeeded()
    },
  },
  entry('segment-left', 'segmentLeft', 'no longer holds'),
  entry('schedule', 'schedule', 'for everybody.'),
  entry('schedule-weekly', 'weekly', 'Only a segment'),
  entry('date', 'date', 'Every year'),
  entry('api', 'api', 'each call lets one person in'),
  entry('journey', 'journey', 'Publish this one first'),
]
