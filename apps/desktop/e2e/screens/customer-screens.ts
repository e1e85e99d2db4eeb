import type { Locator, Page } from 'playwright-core'
import type { Answers } from './answers.ts'
import type { Screen, Stage } from './screen.ts'

const people = [
  'id,email,firstName,lastName,signedUpAt,plan,visits,newsletter',
  '1001,ida.novak@mail.example,Ida,Novak,2026-01-31,pro,14,true',
  '1002,"paul,smith@mail.example",Paul,Smith,2026-02-03,free,many,true',
  '1003,mara.kovac@mail.example,Mara,Kováč,2026-02-11,pro,3,false',
  '1003,mara.kovac@mail.example,Mara,Kováč,2026-02-11,pro,4,false',
  ',nobody@mail.example,No,Body,2026-02-12,free,1,true',
].join('\n')

const orders = ['event,userId,timestamp,orderId,total', ...Array.from({ length: 12 }, (_, index) => `Order Completed,shop-${String(index + 1)},2026-01-${String(index + 10)}T09:30:00Z,${String(1_000 + index)},${String(20 + index * 3)}`)].join('\n')

export const customerScreens: readonly Screen[] = [
  { name: 'customers', open: openList },
  {
    name: 'customers-filter-menu',
    open: async (stage) => {
      await openList(stage)
      await stage.page.getByRole('button', { name: 'Filter', exact: true }).click()
      await stage.page.getByRole('menuitem').first().waitFor()
    },
  },
  {
    name: 'customers-filter-segment',
    open: async (stage) => {
      await openFilter(stage, 'Segment')
      await stage.page.getByRole('combobox', { name: 'People in the segment' }).click()
      await stage.page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  },
  { name: 'customers-filter-created', open: (stage) => openFilter(stage, 'Created') },
  { name: 'customers-filter-trait', open: (stage) => openFilter(stage, 'Trait') },
  {
    name: 'customers-filtered',
    open: async ({ page, visit, rest }) => {
      const { data } = await rest<{ data: readonly { id: string }[] }>('/api/v1/segments?limit=1')
      await visit(`/customers?segment=${data[0]?.id ?? ''}&subscription=subscribed`)
      await customersIn(page).first().waitFor()
    },
  },
  {
    name: 'customers-nobody',
    open: async ({ page, visit }) => {
      await visit('/customers?q=nobody-is-called-so')
      await page.getByText('Nobody fits').waitFor()
    },
  },
  {
    name: 'customers-add',
    open: async (stage) => {
      await openList(stage)
      await stage.page.getByRole('button', { name: 'Add customer' }).click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'customers-add-faults',
    open: async (stage) => {
      await openList(stage)
      await stage.page.getByRole('button', { name: 'Add customer' }).click()
      await stage.page.getByRole('dialog').getByRole('button', { name: /^Add/ }).click()
      await stage.page.getByRole('dialog').getByText(/address/i).first().waitFor()
    },
  },
  { name: 'customer', open: openCustomer },
  {
    name: 'customer-message-open',
    open: async (stage) => {
      await openCustomer(stage)
      await stage.page.getByRole('radio', { name: 'Messages' }).click()
      await unfoldFirst(stage.page)
    },
  },
  {
    name: 'customer-event-open',
    open: async (stage) => {
      await openCustomer(stage)
      await stage.page.getByRole('radio', { name: 'Events' }).click()
      await unfoldFirst(stage.page)
    },
  },
  {
    name: 'customer-journey-open',
    open: async (stage) => {
      await openCustomer(stage)
      await stage.page.getByRole('radio', { name: 'Journeys' }).click()
      await unfoldFirst(stage.page)
    },
  },
  {
    name: 'customer-trait-editor',
    open: async (stage) => {
      await openCustomer(stage)
      await stage.page.getByRole('button', { name: 'Edit city' }).click()
      await stage.page.getByRole('form', { name: 'Edit city' }).waitFor()
    },
  },
  {
    name: 'customer-trait-new',
    open: async (stage) => {
      await openCustomer(stage)
      await stage.page.getByRole('button', { name: 'Add trait' }).click()
      const form = stage.page.getByRole('form', { name: 'Add trait' })
      await form.getByRole('button', { name: 'Save' }).click()
      await form.getByText('Give it a name.').waitFor()
    },
  },
  { name: 'customer-menu', open: openMenu },
  {
    name: 'customer-suppress',
    open: async (stage) => {
      await openMenu(stage)
      await stage.page.getByRole('menuitem', { name: 'Suppress address…' }).click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'customer-erase',
    open: async (stage) => {
      await openMenu(stage)
      await stage.page.getByRole('menuitem', { name: 'Erase customer…' }).click()
      await stage.page.getByRole('alertdialog').or(stage.page.getByRole('dialog')).waitFor()
    },
  },
  {
    name: 'customer-missing',
    open: async ({ page, visit }) => {
      await visit('/customers/cus_01a21694c58f765db5d6574b00000000')
      await page.getByText('Nobody is here').waitFor()
    },
  },
  { name: 'import-file', open: openImport },
  { name: 'import-columns', open: (stage) => uploadTo(stage, 'people.csv', people) },
  {
    name: 'import-columns-events',
    open: (stage) => uploadTo(stage, 'orders.csv', orders),
  },
  {
    name: 'import-columns-tried',
    open: async (stage) => {
      await uploadTo(stage, 'people.csv', people)
      await stage.page.getByRole('heading', { name: 'As they will be stored' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'import-consent', open: openConsent },
  {
    name: 'import-consent-faults',
    open: async (stage) => {
      await openConsent(stage)
      await stage.page.getByRole('button', { name: /^Import \d/ }).click()
      await stage.page.getByText('Say whether these people agreed').waitFor()
    },
  },
  {
    name: 'import-done',
    open: async ({ page, visit, rest }) => {
      const { data } = await rest<{ data: readonly { id: string }[] }>('/api/v1/imports?limit=1')
      await visit(`/customers/import?import=${data[0]?.id ?? ''}`)
      await page.getByRole('link', { name: /^See / }).waitFor()
    },
  },
  { name: 'import-running', open: (stage) => openRun(stage, { ...importSoFar, state: 'running', progress: 0.42, rows: 52_500, created: 51_204, updated: 940, unchanged: 338, rejected: 18 }) },
  { name: 'import-refused-some', open: (stage) => openRun(stage, { ...importSoFar, state: 'finished', progress: 1, rows: 125_000, created: 121_880, updated: 2_207, unchanged: 862, rejected: 51, finishedAt: '2026-05-04T08:03:20Z' }) },
  { name: 'import-failed', open: (stage) => openRun(stage, { ...importSoFar, state: 'failed', progress: 0.42, rows: 52_500, created: 52_500, problem: 'Row 52,501 is longer than a row may be: is a quotation mark missing before it?', canResume: true, finishedAt: '2026-05-04T08:01:20Z' }) },
  { name: 'events', open: openEvents },
  {
    name: 'events-arriving',
    open: async (stage) => {
      await openEvents(stage)
      const { data } = await stage.rest<{ data: readonly { userId: string | null }[] }>('/api/v1/customers?limit=1')
      const visitId = String(Date.now())
      const event = JSON.stringify({ userId: data[0]?.userId, event: 'Shop Visited', properties: { door: 'north', visitId } })
      await stage.page.evaluate(async (body) => { await fetch('/api/v1/events', { method: 'POST', headers: { 'content-type': 'application/json' }, body }) }, event)
      await stage.page.locator('.events-entry.fresh', { hasText: visitId }).waitFor()
    },
  },
  { name: 'events-none', open: openFirstEvent },
  {
    name: 'events-none-key',
    open: async (stage) => {
      await openFirstEvent(stage)
      await stage.page.getByRole('button', { name: 'Put a new write key in' }).click()
      await stage.page.getByText('The key is shown only now').waitFor()
    },
  },
  {
    name: 'events-opened',
    open: async (stage) => {
      await openEvents(stage)
      await eventsIn(stage.page).nth(1).getByRole('button').first().click()
      await stage.page.locator('.events-details').waitFor()
    },
  },
  {
    name: 'events-paused',
    open: async (stage) => {
      await openEvents(stage)
      await stage.page.getByRole('button', { name: 'Pause' }).click()
      await stage.page.getByRole('button', { name: 'Resume' }).waitFor()
    },
  },
  {
    name: 'events-name-choice',
    open: async (stage) => {
      await openEvents(stage)
      await stage.page.getByRole('combobox', { name: 'Event' }).click()
      await stage.page.getByRole('listbox').getByRole('option').first().waitFor()
    },
  },
  {
    name: 'events-days-choice',
    open: async (stage) => {
      await openEvents(stage)
      await stage.page.getByRole('button', { name: /^Happened/ }).click()
      await stage.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'events-filtered',
    open: async ({ page, visit }) => {
      await visit('/events?event=Order%20Completed&q=EUR')
      await eventsIn(page).first().waitFor()
    },
  },
  {
    name: 'events-nothing',
    open: async ({ page, visit }) => {
      await visit('/events?q=nothing-says-so')
      await page.getByText(/No event fits|Nothing among the newest/).waitFor()
    },
  },
]

function customersIn(page: Page): Locator {
  return page.getByRole('table', { name: 'Customers' }).getByRole('row').nth(1).getByRole('link')
}

async function openList({ page, visit }: Stage): Promise<void> {
  await visit('/customers')
  await customersIn(page).first().waitFor()
}

async function openFilter(stage: Stage, kind: string): Promise<void> {
  await openList(stage)
  await stage.page.getByRole('button', { name: 'Filter', exact: true }).click()
  await stage.page.getByRole('menuitem', { name: kind }).click()
  await stage.page.getByRole('dialog', { name: `Filter by ${kind.toLowerCase()}` }).waitFor()
}

/** Somebody with a history: who got the newest mail has done something before. */
async function openCustomer({ page, visit, rest }: Stage): Promise<void> {
  const { data } = await rest<{ data: readonly { customerId: string | null }[] }>('/api/v1/mailbox/messages?limit=20&content=false')
  await visit(`/customers/${data.find(({ customerId }) => customerId !== null)?.customerId ?? ''}`)
  await page.locator('.customers-entry').first().waitFor()
}

async function unfoldFirst(page: Page): Promise<void> {
  const line = page.locator('.customers-entry-line').first()
  await line.click()
  await page.locator('.customers-entry-details').first().waitFor()
}

async function openMenu(stage: Stage): Promise<void> {
  await openCustomer(stage)
  await stage.page.getByRole('button', { name: 'More actions' }).click()
  await stage.page.getByRole('menuitem').first().waitFor()
}

async function openImport({ page, visit }: Stage): Promise<void> {
  await visit('/customers/import')
  await page.getByRole('table', { name: 'Imports' }).getByRole('row').nth(1).waitFor()
}

async function uploadTo(stage: Stage, name: string, text: string): Promise<void> {
  await openImport(stage)
  await stage.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await stage.page.getByRole('heading', { name: 'As they will be stored' }).waitFor()
}

const importSoFar: NonNullable<Answers['import.get']> = {
  id: 'imp_1', kind: 'customers', name: 'Newsletter list of the old shop', state: 'running', progress: null, rows: 0, created: 0, updated: 0, unchanged: 0, accepted: 0, duplicates: 0, rejected: 0, problem: null, canResume: false,
  options: { id: { kind: 'column', column: 'customer_no' }, consent: 'attested', timeZone: 'Europe/Berlin' }, startedBy: 'Olga Owner', startedAt: '2026-05-04T08:00:00Z', finishedAt: null,
}

async function openRun({ page, visit }: Stage, found: NonNullable<Answers['import.get']>): Promise<void> {
  await visit('/customers/import?import=imp_1', { 'import.get': found })
  await page.getByRole('heading', { name: found.name }).waitFor()
}

async function openFirstEvent({ page, visit }: Stage): Promise<void> {
  await visit('/events', { 'event.list': { data: [], nextCursor: null }, 'writeKeys.create': { id: 'wk_1', name: 'First event', writeKey: 'wk_5tRq8ZbNx2VkWm7LcHs4PyGd1uJf9EaT' } })
  await page.getByText('No event yet').waitFor()
}

async function openConsent(stage: Stage): Promise<void> {
  await uploadTo(stage, 'people.csv', people)
  await stage.page.getByRole('button', { name: 'Continue' }).click()
  await stage.page.getByRole('radiogroup').waitFor()
}

function eventsIn(page: Page): Locator {
  return page.getByRole('list', { name: 'Events' }).getByRole('listitem')
}

async function openEvents({ page, visit }: Stage): Promise<void> {
  await visit('/events')
  await eventsIn(page).first().waitFor()
}
