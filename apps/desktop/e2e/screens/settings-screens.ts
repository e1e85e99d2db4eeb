import type { Answers } from './answers.ts'
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
  { name: 'settings-sources-made', open: (stage) => makeSource(stage, null) },
  {
    name: 'settings-sources-arrived',
    open: async (stage) => {
      await makeSource(stage, 'Signed Up')
      await stage.page.getByText('has arrived').waitFor()
    },
  },
  { name: 'settings-sources-new', open: (stage) => openDialog(stage, 'sources', 'New source') },
  { name: 'settings-api-keys', open: (stage) => openTab(stage, 'api-keys', 'Signature of webhooks') },
  { name: 'settings-api-keys-new', open: (stage) => openDialog(stage, 'api-keys', 'New API key') },
  {
    name: 'settings-api-keys-made',
    open: async (stage) => {
      await openDialog(stage, 'api-keys', 'New API key', { 'keys.create': { id: 'key_1', name: 'Nightly sync', key: 'sk_live_7Hq2mWvX9bTzR4nKcP1sDgYe6uLj8FaM', scopes: ['customers:read', 'customers:write'] } })
      await stage.page.getByRole('textbox', { name: 'Name' }).fill('Nightly sync')
      await stage.page.getByRole('checkbox', { name: 'read Customers' }).check()
      await stage.page.getByRole('button', { name: 'Create key' }).click()
      await stage.page.getByRole('button', { name: 'Copy API key' }).waitFor()
    },
  },
  {
    name: 'settings-api-keys-some',
    open: async (stage) => {
      const key = { scopes: ['customers:read', 'customers:write', 'events:read', 'segments:read'], createdAt: '2026-05-04T08:00:00Z', lastUsedAt: new Date(Date.now() - 7_200_000).toISOString(), expiresAt: '2027-05-04T08:00:00Z', revokedAt: null }
      await openTab(stage, 'api-keys', 'Nightly sync', {
        'keys.list': { data: [{ ...key, id: 'key_1', name: 'Nightly sync' }, { ...key, id: 'key_2', name: 'Till in the shop', scopes: ['events:write'], lastUsedAt: null, expiresAt: null }, { ...key, id: 'key_3', name: 'The agency', revokedAt: '2026-06-01T08:00:00Z' }], nextCursor: null },
      })
    },
  },
  { name: 'settings-members', open: (stage) => openTab(stage, 'members', 'What each role may do') },
  {
    name: 'settings-members-roles',
    open: async (stage) => {
      await openTab(stage, 'members', 'What each role may do')
      await stage.page.locator('.settings-roles').scrollIntoViewIfNeeded()
    },
  },
  { name: 'settings-members-invite', open: (stage) => openDialog(stage, 'members', 'Invite') },
  {
    name: 'settings-members-invited',
    open: async (stage) => {
      await openDialog(stage, 'members', 'Invite', {
        'member.invite': { id: 'inv_1', email: 'mara@shop.example', role: 'marketer', invitedBy: 'Olga Owner', createdAt: new Date().toISOString(), expiresAt: new Date(Date.now() + 604_800_000).toISOString(), link: 'http://127.0.0.1:3000/invite/9dJ2kQx7VbWm4TzLr1HsNcPy8uGf6EaK', mail: { state: 'no-server', error: null } },
      })
      await stage.page.getByRole('textbox', { name: 'E-mail address' }).fill('mara@shop.example')
      await stage.page.getByRole('dialog').getByRole('button', { name: 'Invite' }).click()
      await stage.page.getByRole('button', { name: 'Copy link' }).waitFor()
    },
  },
  { name: 'settings-email', open: (stage) => openTab(stage, 'email', 'Mail server') },
  {
    name: 'settings-email-provider',
    open: async (stage) => {
      await openTab(stage, 'email', 'Mail server')
      await stage.page.getByRole('combobox', { name: 'Provider' }).selectOption({ index: 1 })
      await stage.page.getByRole('button', { name: 'Make a key' }).scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'settings-email-set',
    open: async (stage) => {
      await openTab(stage, 'email', 'E-mail leaves through', { 'smtp.get': mailServer, 'dkim.get': dkimKey })
      await stage.page.getByText('Name of the TXT record').waitFor()
    },
  },
  {
    name: 'settings-email-signature',
    open: async (stage) => {
      await openTab(stage, 'email', 'Mail server', { 'dkim.get': dkimKey })
      await stage.page.getByRole('button', { name: 'Check the DNS' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'settings-email-tested', open: (stage) => testMail(stage, { step: 'accept', outcome: 'done', detail: 'The server took it: 250 2.0.0 Ok: queued as 4F1c2' }) },
  { name: 'settings-email-refused', open: (stage) => testMail(stage, { step: 'accept', outcome: 'failed', detail: 'The server refused the sender: 553 5.7.1 hello@shop.example: Sender address rejected: not owned by user apikey' }) },
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

const mailServer: NonNullable<Answers['smtp.get']> = {
  transport: { kind: 'workspace', host: 'smtp.provider.example' },
  server: { host: 'smtp.provider.example', port: 587, security: 'starttls', user: 'apikey', hasPassword: true, updatedAt: '2026-05-04T08:00:00Z' },
  fromName: 'Corner shop', fromEmail: 'hello@shop.example',
}

const dkimKey: NonNullable<Answers['dkim.get']> = {
  key: { domain: 'shop.example', selector: 'sendero', record: { name: 'sendero._domainkey.shop.example', value: `v=DKIM1; k=rsa; p=${'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A'.repeat(12)}IDAQAB` }, createdAt: '2026-05-04T08:00:00Z' },
}

async function makeSource(stage: Stage, lastEvent: string | null): Promise<void> {
  const source = { id: 'wk_1', name: 'Website', createdAt: new Date().toISOString(), lastEvent, lastEventAt: lastEvent === null ? null : new Date().toISOString(), eventsCount: lastEvent === null ? 0 : 1, lastUsedAt: null, revokedAt: null }
  await openDialog(stage, 'sources', 'New source', { 'writeKeys.create': { id: 'wk_1', name: 'Website', writeKey: 'wk_5tRq8ZbNx2VkWm7LcHs4PyGd1uJf9EaT' }, 'writeKeys.list': { data: [source], nextCursor: null } })
  await stage.page.getByRole('textbox', { name: 'Name' }).fill('Website')
  await stage.page.getByRole('button', { name: 'Create source' }).click()
  await stage.page.getByRole('button', { name: 'Copy write key' }).waitFor()
}

async function testMail(stage: Stage, last: NonNullable<Answers['smtp.test']>['steps'][number]): Promise<void> {
  await openTab(stage, 'email', 'Send test mail', {
    'smtp.get': mailServer,
    'smtp.test': {
      isAccepted: last.outcome === 'done',
      steps: [
        { step: 'lookup', outcome: 'done', detail: '203.0.113.25' }, { step: 'connect', outcome: 'done', detail: 'Connected to 203.0.113.25, port 587.' },
        { step: 'encrypt', outcome: 'done', detail: 'The connection is encrypted, and the certificate belongs to the server.' }, { step: 'signIn', outcome: 'done', detail: 'Signed in as apikey.' }, last,
      ],
    },
  })
  await stage.page.getByRole('button', { name: 'Send test mail' }).click()
  await stage.page.locator('.settings-steps').scrollIntoViewIfNeeded()
}

async function openTab({ page, visit }: Stage, tab: string, words: string, answers?: Answers): Promise<void> {
  await visit(`/settings/${tab}`, answers)
  await page.getByText(words).first().waitFor()
}

async function openDialog(stage: Stage, tab: string, button: string, answers?: Answers): Promise<void> {
  await openTab(stage, tab, 'Settings', answers)
  await stage.page.getByRole('button', { name: button, exact: true }).first().click()
  await stage.page.getByRole('dialog').waitFor()
}
