import type { Screen, Stage } from './screen.ts'

/** Groups in groups, every kind of condition, a negation and a line without an end. */
const nestedRule = {
  op: 'and',
  rules: [
    { trait: 'country', is: 'in', value: ['Germany', 'Austria', 'Switzerland'] },
    { event: 'Order Completed', count: { atLeast: 1 }, within: 'P90D', where: [{ property: 'total', is: 'gt', value: 40 }] },
    { op: 'or', rules: [{ trait: 'loyalty', is: 'equals', value: 'gold' }, { op: 'and', rules: [{ trait: 'birthday', is: 'isSet' }, { event: 'Cart Updated', count: { atLeast: 2 }, within: 'P30D' }] }] },
    { op: 'not', rule: { event: 'Order Completed', count: { atLeast: 1 }, within: 'P7D' } },
  ],
}

/** What stands in no other rule: several values, samples, words of consent. */
const furtherRule = {
  op: 'or',
  rules: [
    { trait: 'interests', is: 'hasAll', value: ['filter', 'espresso'] },
    { trait: 'interests', is: 'hasAtLeast', value: 3 },
    { consent: 'email', is: 'subscribed' },
    { op: 'not', rule: { consent: 'email', is: 'unknown' } },
    { sequence: [{ event: 'Cart Updated' }, { event: 'Order Completed', where: [{ property: 'total', is: 'gt', value: 40 }] }], inside: 'PT1H', without: { event: 'Email Clicked' }, count: { atLeast: 1 }, within: 'P90D' },
    { anniversary: 'birthday', is: 'inNextDays', value: 7 },
    { event: 'Order Completed', count: { atLeast: 1 }, within: 'P90D', during: { from: '18:00', to: '22:00', weekdays: [6, 7] } },
    { op: 'not', rule: { anniversary: 'birthday', is: 'inMonth', value: 2 } },
    { op: 'and', rules: [{ reachable: 'email' }, { sample: 'spring test', percent: 12.5 }] },
  ],
}

export const segmentScreens: readonly Screen[] = [
  {
    name: 'segments',
    open: async ({ page, visit }) => {
      await visit('/segments')
      await page.getByRole('table', { name: 'Segments' }).getByRole('link').first().waitFor()
    },
  },
  {
    name: 'segments-menu',
    open: async ({ page, visit }) => {
      await visit('/segments')
      await page.getByRole('button', { name: /^More about/ }).first().click()
      await page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'segments-none-found',
    open: async ({ page, visit }) => {
      await visit('/segments?q=no-such-name')
      await page.getByText('No segment fits').waitFor()
    },
  },
  {
    name: 'segments-archive',
    open: async ({ page, visit }) => {
      await visit('/segments')
      await page.getByRole('button', { name: 'Archive' }).click()
      await page.getByRole('columnheader', { name: 'Archived' }).waitFor()
    },
  },
  { name: 'segment-new', open: openNew },
  {
    name: 'segment-new-trait-choice',
    open: async (stage) => {
      await openNew(stage)
      await stage.page.getByRole('button', { name: 'Add trait' }).click()
      await stage.page.getByRole('combobox', { name: 'Trait' }).click()
      await stage.page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  },
  {
    name: 'segment-new-faults',
    open: async (stage) => {
      await openNew(stage)
      await stage.page.getByRole('button', { name: 'Add trait' }).click()
      await stage.page.getByRole('button', { name: 'Add event' }).click()
      await stage.page.getByRole('button', { name: 'Create segment' }).click()
      await stage.page.locator('[aria-invalid=true]').first().waitFor()
    },
  },
  {
    name: 'segment-nested',
    open: async (stage) => {
      await openNestedJson(stage)
      await stage.page.getByRole('radio', { name: 'Conditions' }).click()
      await stage.page.getByRole('heading', { name: 'Each line alone' }).waitFor()
    },
  },
  {
    name: 'segment-nested-menu',
    open: async (stage) => {
      await openNestedJson(stage)
      await stage.page.getByRole('radio', { name: 'Conditions' }).click()
      await stage.page.getByRole('button', { name: 'More for this condition' }).nth(1).click()
      await stage.page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'segment-further-conditions',
    open: async (stage) => {
      await openJson(stage, furtherRule)
      await stage.page.getByRole('radio', { name: 'Conditions' }).click()
      await stage.page.getByRole('textbox', { name: 'Name of the sample' }).first().waitFor()
    },
  },
  {
    name: 'segment-mails',
    open: async (stage) => {
      await openMails(stage)
      await stage.page.getByRole('combobox', { name: 'Step' }).first().waitFor()
    },
  },
  {
    name: 'segment-mails-gone',
    open: async (stage) => {
      await openJson(stage, { op: 'and', rules: [{ message: 'sent', count: { atLeast: 1 }, template: `tpl_${'0'.repeat(32)}` }, { message: 'opened', count: { atMost: 0 }, journey: `wf_${'0'.repeat(32)}`, node: 'n3' }] })
      await stage.page.getByRole('radio', { name: 'Conditions' }).click()
      await stage.page.getByText('This template is gone. Choose another one.').waitFor()
      await stage.page.getByText('This journey is gone. Choose another one.').waitFor()
    },
  },
  {
    name: 'segment-add-more',
    open: async (stage) => {
      await openNew(stage)
      await stage.page.getByRole('button', { name: 'Add more' }).click()
      await stage.page.getByRole('menuitem', { name: 'Random sample' }).waitFor()
    },
  },
  { name: 'segment-json', open: openNestedJson },
  {
    name: 'segment-json-faults',
    open: async (stage) => {
      await openNestedJson(stage)
      await stage.page.keyboard.press('Control+Home')
      await stage.page.keyboard.type('{ "op": "xor", ')
      await stage.page.getByRole('list', { name: 'Problems' }).waitFor()
    },
  },
  { name: 'segment', open: openSaved },
  {
    name: 'segment-people',
    open: async (stage) => {
      await openSaved(stage)
      await stage.page.getByRole('tab', { name: /^People/ }).click()
      await stage.page.getByRole('row').nth(1).getByRole('link').first().waitFor()
    },
  },
  {
    name: 'segment-usage',
    open: async (stage) => {
      await openSaved(stage)
      await stage.page.getByRole('tab', { name: 'Where used' }).click()
      await stage.page.getByText('No journey uses it').or(stage.page.getByRole('row').nth(1)).first().waitFor()
    },
  },
  {
    name: 'segment-leave',
    open: async (stage) => {
      await openNew(stage)
      await stage.page.getByRole('button', { name: 'Add trait' }).click()
      await stage.page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click()
      await stage.page.getByRole('alertdialog').or(stage.page.getByRole('dialog')).waitFor()
    },
  },
]

async function openNew({ page, visit }: Stage): Promise<void> {
  await visit('/segments/new')
  await page.getByRole('heading', { name: 'Or begin with one of these' }).waitFor()
  await page.locator('button.segments-starter').first().waitFor()
}

async function openNestedJson(stage: Stage): Promise<void> {
  await openJson(stage, nestedRule)
}

async function openJson(stage: Stage, rule: object): Promise<void> {
  const { page } = stage
  await openNew(stage)
  await page.getByRole('radio', { name: 'JSON' }).click()
  await page.getByRole('textbox', { name: 'Rule as JSON' }).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(JSON.stringify(rule, null, 2))
  await page.getByRole('heading', { name: 'Each line alone' }).waitFor()
}

/** Conditions on mails of a template, of a journey and of one of its steps. */
async function openMails(stage: Stage): Promise<void> {
  const { rest, page } = stage
  const templates = await rest<{ data: readonly { id: string }[] }>('/api/v1/templates?limit=20')
  const journeys = await rest<{ data: readonly { id: string }[] }>('/api/v1/workflows?limit=20')
  const drafts = await Promise.all(journeys.data.map(({ id }) => rest<{ id: string; document: { nodes: readonly { id: string; kind: string }[] } }>(`/api/v1/workflows/${id}`)))
  const writing = drafts.find(({ document }) => document.nodes.some(({ kind }) => kind === 'email'))
  const [template, journey, node] = [templates.data[0]?.id ?? '', writing?.id ?? '', writing?.document.nodes.find(({ kind }) => kind === 'email')?.id ?? '']
  await openJson(stage, { op: 'and', rules: [
    { message: 'sent', count: { atLeast: 1 }, template },
    { op: 'not', rule: { message: 'clicked', count: { atLeast: 2 }, journey, node, within: 'P30D' } },
    { op: 'or', rules: [{ message: 'opened', count: { atMost: 0 }, template, journey }, { message: 'bounced', count: { exactly: 0 }, within: 'P7D' }] },
  ] })
  await page.getByRole('radio', { name: 'Conditions' }).click()
}

async function openSaved({ page, visit, rest }: Stage): Promise<void> {
  const { data } = await rest<{ data: readonly { id: string; name: string }[] }>('/api/v1/segments?limit=20')
  const found = data.find(({ name }) => name === 'Regulars') ?? data[0]
  await visit(`/segments/${found?.id ?? ''}`)
  await page.getByText('The newest of them').or(page.getByText('All of them')).waitFor()
}
