import type { Screen, Stage } from './screen.ts'

export const templateScreens: readonly Screen[] = [
  { name: 'templates', open: openList },
  {
    name: 'templates-list',
    open: async (stage) => {
      await openList(stage)
      await stage.page.getByRole('radio', { name: 'List' }).click()
      await stage.page.getByRole('table', { name: 'Templates' }).waitFor()
    },
  },
  {
    name: 'templates-none-found',
    open: async ({ page, visit }) => {
      await visit('/templates?q=no-such-name')
      await page.getByText(/No template fits/).waitFor()
    },
  },
  {
    name: 'template-new',
    open: async ({ page, visit }) => {
      await visit('/templates/new')
      await page.getByRole('list', { name: 'Designs' }).locator('iframe').nth(5).waitFor()
    },
  },
  { name: 'template', open: openTemplate },
  {
    name: 'template-completion',
    open: async (stage) => {
      await openTemplate(stage)
      await goToText(stage, '<mj-text')
      await stage.page.keyboard.type('{{ customer.')
      await stage.page.locator('.cm-tooltip-autocomplete').waitFor()
    },
  },
  {
    name: 'template-problems',
    open: async (stage) => {
      await openTemplate(stage)
      await goToText(stage, '<mj-text')
      await stage.page.keyboard.insertText('{{ customer.frstName }} <mj-txt>Hello</mj-txt> {% if customer.city %}')
      await stage.page.locator('.template-problems li').nth(1).waitFor()
    },
  },
  {
    name: 'template-variables',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('button', { name: 'Insert into subject' }).click()
      await stage.page.getByRole('textbox', { name: 'Search variables' }).waitFor()
    },
  },
  { name: 'template-phone', open: (stage) => openView(stage, 'Phone') },
  { name: 'template-side-by-side', open: (stage) => openView(stage, 'Side by side') },
  { name: 'template-plain-text', open: (stage) => openView(stage, 'Plain text') },
  {
    name: 'template-dark-page',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('button', { name: 'Dark page' }).click()
    },
  },
  {
    name: 'template-for-customer',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('button', { name: 'Sample person' }).click()
      await stage.page.getByRole('combobox', { name: 'Show it for' }).click()
      await stage.page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  },
  {
    name: 'template-as-customer',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('button', { name: 'Sample person' }).click()
      await stage.page.getByRole('combobox', { name: 'Show it for' }).click()
      await stage.page.getByRole('listbox').getByRole('option').first().click()
      await stage.page.keyboard.press('Escape')
      await stage.page.locator('.template-frames iframe').waitFor()
    },
  },
  {
    name: 'template-event',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('button', { name: 'No event' }).click()
      await stage.page.getByRole('combobox', { name: 'Started by the event' }).fill('Cart Updated')
      await stage.page.getByRole('listbox').getByRole('option').first().click()
      await stage.page.getByRole('textbox', { name: 'Properties' }).waitFor()
    },
  },
  {
    name: 'template-used-in',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('button', { name: /^Used in/ }).click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'template-test-send',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('button', { name: 'Send test' }).click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  { name: 'template-versions', open: openVersions },
  {
    name: 'template-compare',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('textbox', { name: 'Subject' }).fill('Still thinking about it?')
      await goToText(stage, '<mj-text')
      await stage.page.keyboard.insertText('A line that was not there before')
      await stage.page.getByRole('button', { name: 'Versions' }).click()
      await stage.page.getByRole('dialog').getByRole('button', { name: 'Compare' }).first().click()
      await stage.page.getByRole('region', { name: 'Body' }).waitFor()
    },
  },
  {
    name: 'template-leave',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('textbox', { name: 'Subject' }).fill('Still thinking about it?')
      await stage.page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').click()
      await stage.page.getByRole('alertdialog').or(stage.page.getByRole('dialog')).waitFor()
    },
  },
  {
    name: 'template-unsaved-back',
    open: async (stage) => {
      await openTemplate(stage)
      await stage.page.getByRole('textbox', { name: 'Subject' }).fill('Still thinking about it?')
      await stage.page.waitForTimeout(1_500)
      await stage.page.reload()
      await stage.page.getByText('Your unsaved changes are back').waitFor()
      await stage.page.locator('.template-frames iframe').waitFor()
    },
  },
]

/** What an earlier screen has typed and chosen comes back by itself, as it should for people: a draft is kept when its page is left, so that comes first. */
async function beginAt({ page, visit }: Stage, address: string): Promise<void> {
  await visit('/templates')
  await page.evaluate(() => { for (const key of Object.keys(localStorage)) if (key.startsWith('sendero.template')) localStorage.removeItem(key) })
  await visit(address)
}

async function openList(stage: Stage): Promise<void> {
  await beginAt(stage, '/templates')
  await stage.page.getByRole('list', { name: 'Templates' }).locator('iframe').nth(1).waitFor()
}

async function openTemplate(stage: Stage): Promise<void> {
  const { page, rest } = stage
  const { data } = await rest<{ data: readonly { id: string; name: string }[] }>('/api/v1/templates?limit=20')
  const found = data.find(({ name }) => name.startsWith('Cart reminder')) ?? data[0]
  await beginAt(stage, `/templates/${found?.id ?? ''}`)
  await page.locator('.template-frames iframe').first().waitFor()
  await page.locator('.cm-content').waitFor()
}

/** Puts the cursor below the first line that says this. */
async function goToText({ page }: Stage, text: string): Promise<void> {
  await page.locator('.cm-line', { hasText: text }).first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
}

async function openView(stage: Stage, view: string): Promise<void> {
  await openTemplate(stage)
  await stage.page.getByRole('radio', { name: view }).click()
}

async function openVersions(stage: Stage): Promise<void> {
  await openTemplate(stage)
  await stage.page.getByRole('button', { name: 'Versions' }).click()
  await stage.page.getByRole('dialog').getByText('Version 1').first().waitFor()
}
