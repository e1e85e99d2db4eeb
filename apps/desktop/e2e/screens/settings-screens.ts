import type { Screen, Stage } from './screen.ts'

export const settingsScreens: readonly Screen[] = [
  { name: 'settings-workspace', open: (stage) => openTab(stage, 'workspace', 'Postal address') },
  {
    name: 'settings-workspace-changed',
    open: async (stage) => {
      await openTab(stage, 'workspace', 'Postal address')
      await stage.page.getByRole('textbox', { name: /^From name/ }).fill('Olga of the corner shop')
      await stage.page.getByRole('button', { name: 'Save changes' }).waitFor()
    },
  },
  {
    name: 'settings-workspace-new',
    open: async (stage) => {
      await openTab(stage, 'workspace', 'Postal address')
      await stage.page.getByRole('button', { name: 'New workspace' }).click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  { name: 'settings-sources', open: (stage) => openTab(stage, 'sources', 'Send events') },
  {
    name: 'settings-sources-snippet',
    open: async (stage) => {
      await openTab(stage, 'sources', 'Send events')
      await stage.page.getByRole('tablist', { name: 'Where events come from' }).getByRole('tab').nth(1).click()
    },
  },
  { name: 'settings-sources-new', open: (stage) => openDialog(stage, 'sources', 'New source') },
  { name: 'settings-api-keys', open: (stage) => openTab(stage, 'api-keys', 'Signature of webhooks') },
  { name: 'settings-api-keys-new', open: (stage) => openDialog(stage, 'api-keys', 'New API key') },
  { name: 'settings-members', open: (stage) => openTab(stage, 'members', 'What each role may do') },
  {
    name: 'settings-members-roles',
    open: async (stage) => {
      await openTab(stage, 'members', 'What each role may do')
      await stage.page.locator('.settings-roles').scrollIntoViewIfNeeded()
    },
  },
  { name: 'settings-members-invite', open: (stage) => openDialog(stage, 'members', 'Invite') },
  { name: 'settings-email', open: (stage) => openTab(stage, 'email', 'Mail server') },
  {
    name: 'settings-email-provider',
    open: async (stage) => {
      await openTab(stage, 'email', 'Mail server')
      await stage.page.getByRole('combobox', { name: 'Provider' }).selectOption({ index: 1 })
      await stage.page.getByRole('button', { name: 'Make a key' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'settings-account', open: (stage) => openTab(stage, 'account', 'Appearance') },
  { name: 'settings-about', open: (stage) => openTab(stage, 'about', 'Promises of the engine') },
  {
    name: 'settings-about-checked',
    open: async (stage) => {
      await openTab(stage, 'about', 'Promises of the engine')
      await stage.page.getByRole('button', { name: 'Check now' }).click()
      await stage.page.getByText(/promises are kept|broken/).waitFor({ timeout: 60_000 })
    },
  },
  {
    name: 'ui-showcase',
    open: async ({ page, visit }) => {
      await visit('/ui')
      await page.getByRole('heading', { level: 1 }).first().waitFor()
    },
  },
]

async function openTab({ page, visit }: Stage, tab: string, words: string): Promise<void> {
  await visit(`/settings/${tab}`)
  await page.getByText(words).first().waitFor()
}

async function openDialog(stage: Stage, tab: string, button: string): Promise<void> {
  await openTab(stage, tab, 'Settings')
  await stage.page.getByRole('button', { name: button, exact: true }).first().click()
  await stage.page.getByRole('dialog').waitFor()
}
