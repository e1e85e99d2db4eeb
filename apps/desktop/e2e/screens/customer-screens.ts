import type { Locator, Page } from 'playwright-core'
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
  { name: 'events', open: openEvents },
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
