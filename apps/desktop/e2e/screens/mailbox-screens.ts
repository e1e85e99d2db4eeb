import type { Screen, Stage } from './screen.ts'

export const mailboxScreens: readonly Screen[] = [
  { name: 'mailbox', open: openMailbox },
  { name: 'mailbox-mail', open: openMail },
  { name: 'mailbox-mail-phone', open: (stage) => openLook(stage, 'Phone') },
  { name: 'mailbox-mail-dark', open: (stage) => openLook(stage, 'Dark') },
  { name: 'mailbox-plain', open: (stage) => openPart(stage, 'Plain text') },
  { name: 'mailbox-links', open: (stage) => openPart(stage, 'Links') },
  { name: 'mailbox-headers', open: (stage) => openPart(stage, 'Headers') },
  { name: 'mailbox-source', open: (stage) => openPart(stage, 'Source') },
  {
    name: 'mailbox-filters',
    open: async (stage) => {
      await openMailbox(stage)
      await stage.page.getByRole('button', { name: 'Filters' }).click()
      await stage.page.getByRole('combobox', { name: 'Journey' }).click()
      await stage.page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  },
  {
    name: 'mailbox-nothing',
    open: async ({ page, visit }) => {
      await visit('/mailbox?q=nobody-got-this')
      await page.getByText('No message fits').waitFor()
    },
  },
]

async function openMailbox({ page, visit }: Stage): Promise<void> {
  await visit('/mailbox')
  await page.locator('.mailbox-list a').first().waitFor()
}

async function openMail(stage: Stage): Promise<void> {
  await openMailbox(stage)
  await stage.page.locator('.mailbox-list a').nth(1).click()
  await stage.page.locator('.mailbox-frame iframe').waitFor()
}

async function openLook(stage: Stage, look: string): Promise<void> {
  await openMail(stage)
  await stage.page.getByRole('radio', { name: look }).click()
}

async function openPart(stage: Stage, part: string): Promise<void> {
  await openMail(stage)
  await stage.page.getByRole('tab', { name: part }).click()
}
